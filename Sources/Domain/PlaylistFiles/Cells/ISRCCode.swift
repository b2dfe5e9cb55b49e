import Matching

/// International Standard Recording Codes as people write them. Pure.
public enum ISRCCode {
    /// Twelve letters and digits; nil: it is none. Dashes, blanks, quotes, `ISRC:` and small letters are put right, a
    /// letter in place of a digit is not.
    public static func valid(_ text: String) -> String? {
        var code: [UInt8] = []
        for byte in FormulaGuard.removed(text).utf8 {
            switch byte {
            case 0x61...0x7A: code.append(byte - 0x20)
            case 0x41...0x5A, 0x30...0x39: code.append(byte)
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"):
                continue
            default: return nil
            }
            if code.count > 16 { return nil }
        }
        if code.count == 16, code.starts(with: Array("ISRC".utf8)) { code.removeFirst(4) }
        return ISRC.valid(String(decoding: code, as: UTF8.self))
    }

    /// All codes of a cell that may have several; nil: something in it is none.
    static func all(in cell: String) -> [String]? {
        if let code = valid(cell) { return [code] }
        let parts = cell.split { ",;|/\t".contains($0) }.map(String.init)
        let codes = parts.compactMap(valid)
        return codes.count == parts.count && !codes.isEmpty ? codes : nil
    }
}
