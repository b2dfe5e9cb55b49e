extension NameKey {
    /// The key of a name in ASCII, byte by byte: most names are, and a list has tens of thousands of them. nil: it has
    /// other letters, or nothing but signs.
    static func plain(_ name: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var isGap = false
        func append(_ byte: UInt8, to bytes: inout [UInt8]) {
            if isGap && !bytes.isEmpty { bytes.append(space) }
            isGap = false
            bytes.append(byte)
        }
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A: append(byte | 0x20, to: &bytes)
            case 0x27, 0x60: continue
            case 0x26:
                isGap = true
                for letter in "and".utf8 { append(letter, to: &bytes) }
                isGap = true
            case 0x80...: return nil
            case _ where isSeparator(byte): isGap = true
            default: append(byte, to: &bytes)
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static let space = UInt8(ascii: " ")

    /// White space, and what Unicode calls punctuation; `$`, `+`, `<`, `=`, `>`, `^`, `|` and `~` are symbols.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20...0x23, 0x25, 0x28...0x2A, 0x2C...0x2F, 0x3A, 0x3B, 0x3F, 0x40, 0x5B...0x5D, 0x5F, 0x7B,
            0x7D:
            true
        default: false
        }
    }
}
