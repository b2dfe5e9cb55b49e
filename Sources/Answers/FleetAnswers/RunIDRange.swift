/// All ids that begin with the same hexadecimal digits, as their first and last.
struct RunIDRange: Sendable, Equatable {
    let first: String
    let last: String

    /// nil where the text is not 4 to 32 hexadecimal digits, hyphens apart.
    init?(_ text: String) {
        let digits = text.lowercased().filter { $0 != "-" }
        guard (4...32).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        let rest = 32 - digits.count
        first = digits + String(repeating: "0", count: rest)
        last = digits + String(repeating: "f", count: rest)
    }
}
