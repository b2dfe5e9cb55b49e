/// The code page of older programs of the West: Latin-1, with letters and signs where that has controls. Pure.
enum Windows1252 {
    /// Five bytes mean nothing: U+FFFD stands for them.
    static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], isDamaged: Bool) {
        var (text, isDamaged) = ([UInt8](), false)
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else { text.append(byte); continue }
            let scalar = byte < 0xA0 ? signs[Int(byte - 0x80)] : Unicode.Scalar(byte)
            isDamaged = isDamaged || scalar == "\u{FFFD}"
            text += Array(String(Character(scalar)).utf8)
        }
        return (text, isDamaged)
    }

    /// From 0x80 to 0x9F.
    private static let signs: [Unicode.Scalar] = Array(
        """
        €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ
        """.unicodeScalars)
}
