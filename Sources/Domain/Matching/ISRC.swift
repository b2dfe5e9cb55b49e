/// International Standard Recording Codes. Pure.
public enum ISRC {
    /// The code in capitals without dashes and blanks: two letters, three letters or digits, seven digits; nil: it is none.
    /// Spotify also has `ushm91210870` and `GB-SMU-45-66095`.
    public static func valid(_ text: String) -> String? {
        var code: [UInt8] = []
        for scalar in text.unicodeScalars where scalar != "-" && !scalar.properties.isWhitespace {
            guard scalar.isASCII, code.count < 12 else { return nil }
            let byte = UInt8(scalar.value)
            code.append((0x61...0x7A).contains(byte) ? byte - 0x20 : byte)
        }
        guard code.count == 12, code[..<2].allSatisfy(isLetter),
            code[2..<5].allSatisfy({ isLetter($0) || isDigit($0) }), code[5...].allSatisfy(isDigit)
        else { return nil }
        return String(decoding: code, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
