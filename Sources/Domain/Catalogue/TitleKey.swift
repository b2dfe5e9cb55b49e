/// A title as it is compared: like a name, without who else performs. Which version it is stays part of it.
///
/// `Fantasy (feat. O.D.B.)` equals `Fantasy`; `Fantasy (Remix)` does not.
public struct TitleKey: Hashable, Sendable {
    /// The folded title, in the form of ``NameKey/text``; empty for a title of nothing but blanks.
    public let text: String

    public init(_ title: String) {
        let key = NameKey(Self.withoutGuests(title))
        text = key.isEmpty ? NameKey(title).text : key.text
    }

    /// Cuts `(feat. …)`, `[ft. …]` and a trailing `feat. …`.
    private static func withoutGuests(_ title: String) -> String {
        title.replacing(bracketedGuests, with: " ").replacing(trailingGuests, with: "")
    }

    private static var bracketedGuests: some RegexComponent {
        /\s*[(\[](?:feat|ft|featuring)\b[^)\]]*[)\]]/.ignoresCase()
    }
    private static var trailingGuests: some RegexComponent { /\s+(?:feat|ft|featuring)\b\.?\s.*$/.ignoresCase() }
}
