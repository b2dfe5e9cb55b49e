import Matching

/// An ISRC as the look-up wants it: twelve letters and digits, no dashes, or it finds nothing.
struct ChartmetricISRC: Hashable, Sendable, CustomStringConvertible {
    let text: String

    /// nil: it can't be one.
    init?(_ text: String) {
        guard let code = ISRC.valid(text) else { return nil }
        self.text = code
    }

    var description: String { text }
}
