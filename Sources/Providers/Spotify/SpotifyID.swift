/// An id of Spotify as it goes into a URL: 22 letters and digits.
struct SpotifyID: Hashable, Sendable, CustomStringConvertible {
    let text: String

    /// nil: the text is no such id (another source's, or a `spotify:…` address), so Spotify needn't be asked.
    init?(_ text: String) {
        guard text.utf8.count == 22, text.utf8.allSatisfy(Self.fits) else { return nil }
        self.text = text
    }

    var description: String { text }

    /// The artist under which compilations stand; stands for nobody.
    static let variousArtists = "0LyfQWJT6nXafLPZqxe9Of"

    private static func fits(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
