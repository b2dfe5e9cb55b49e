/// A MusicBrainz id as it goes into a URL: a UUID in lower case.
struct MBID: Hashable, Sendable, CustomStringConvertible {
    let text: String

    /// nil: the text is no UUID, so MusicBrainz can't know it and needn't be asked.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36, bytes.indices.allSatisfy({ Self.fits(bytes[$0], at: $0) }) else { return nil }
        self.text = text.lowercased()
    }

    var description: String { text }

    private static func fits(_ byte: UInt8, at index: Int) -> Bool {
        switch index {
        case 8, 13, 18, 23: byte == UInt8(ascii: "-")
        default: byte < 0x80 && Character(Unicode.Scalar(byte)).isHexDigit
        }
    }
}
