/// An account's name as it goes into a question: lower case, without `@`.
///
/// It is set into an expression of the interface's own language: so nothing but what a name may hold gets through.
struct InstagramHandle: Hashable, Sendable, CustomStringConvertible {
    static let lengthMaximum = 30

    let text: String

    /// nil: no account can have that name.
    init?(_ text: String) {
        let name = (text.hasPrefix("@") ? text.dropFirst() : text[...]).lowercased()
        guard (1...Self.lengthMaximum).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.text = name
    }

    var description: String { text }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
