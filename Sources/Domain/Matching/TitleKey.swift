/// A title as it is compared: like a name, without who else performs.
///
/// Of a recording, the version is part of it, in whatever language: `Fantasy (feat. O.D.B.) - Remastered` equals
/// `Fantasy`, `Fantasy (En vivo)` equals `Fantasy - Live`, and none equals `Fantasy (Remix)`. Of an album all that is
/// set off stays: a deluxe edition is an album of its own to those who list both.
public struct TitleKey: Hashable, Sendable {
    /// The folded title, in the form of ``RecordingTitle/key`` or ``NameKey/text``; empty for nothing but blanks.
    public let text: String

    public init(_ title: RecordingTitle) { text = title.key }

    /// Of a recording by its title alone.
    public init(_ title: String) { self.init(RecordingTitle(title)) }

    /// Of an album.
    public init(album title: String) { text = NameKey(Guests.cut(from: TitleText.normal(title))).text }
}
