/// Ids that the simulator gives itself, so that nobody takes them for the provider's own.
enum SimulatedID {
    /// "SIMU" in ASCII; with the version 8 ("custom") of RFC 9562 no other generator makes it.
    static let prefix = "53494d55"

    /// The same words always give the same id.
    static func make(_ kind: String, _ words: String...) -> String {
        let text = ([kind] + words).joined(separator: "\u{1F}")
        let high = hash(text, 0xcbf2_9ce4_8422_2325)
        let low = hash(text, 0x6c62_272e_07bb_0142)
        let digits = Array(hexadecimal(high) + hexadecimal(low))
        let variant = ["8", "9", "a", "b"][Int(high & 3)]
        return "\(prefix)-\(String(digits[0..<4]))-8\(String(digits[4..<7]))-"
            + "\(variant)\(String(digits[7..<10]))-\(String(digits[16..<28]))"
    }

    /// FNV-1a: short, stable over runs and machines, good enough to tell a few thousand names apart.
    static func hash(_ text: String, _ start: UInt64) -> UInt64 {
        text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
