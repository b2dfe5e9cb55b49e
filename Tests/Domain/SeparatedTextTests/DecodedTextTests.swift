import SeparatedText
import Testing

@Suite("DecodedText")
struct DecodedTextTests {
    @Test(
        "a mark says the encoding, else it is UTF-8, else Windows-1252",
        arguments: [
            (Array("Ōkina".utf8), .utf8, "Ōkina"), ([0xEF, 0xBB, 0xBF, 0x61], .utf8, "a"),
            ([0xFF, 0xFE, 0x61, 0x00, 0x4C, 0x01], .utf16, "aŌ"), ([0xFE, 0xFF, 0x00, 0x61, 0x01, 0x4C], .utf16, "aŌ"),
            ([0x43, 0x61, 0x66, 0xE9, 0x80, 0x2E, 0x9F], .windows1252, "Café€.Ÿ"), ([], .utf8, ""),
            ([0xFF, 0xFE], .utf16, ""),
        ] as [([UInt8], TextEncoding, String)])
    func decoded(bytes: [UInt8], encoding: TextEncoding, text: String) {
        let decoded = DecodedText(bytes)
        #expect(decoded.encoding == encoding)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        #expect(!decoded.isDamaged)
    }

    @Test(
        "bytes that mean nothing are marked, and the rest is kept",
        arguments: [
            [0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x62], [0x61, 0x81, 0x62], [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00],
            [0xFF, 0xFE, 0x61, 0x00, 0x62],
        ] as [[UInt8]])
    func damaged(bytes: [UInt8]) {
        let decoded = DecodedText(bytes)
        #expect(decoded.isDamaged)
        #expect(String(decoding: decoded.bytes, as: UTF8.self).hasPrefix("a"))
    }
}
