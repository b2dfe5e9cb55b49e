/// An ISRC as the look-up wants it: twelve letters and digits, no dashes, or it finds nothing.
struct ChartmetricISRC: Hashable, Sendable, CustomStringConvertible {
    let text: String

    /// nil: it can't be one.
    init?(_ text: String) {
        let code = text.uppercased().filter { $0 != "-" && $0 != " " }
        guard code.utf8.count == 12,
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        self.text = code
    }

    var description: String { text }
}
