/// Which page of an artist's list to read next, and when to stop. Pure.
struct ListCursor: Equatable {
    /// nil: no further page is to be read.
    private(set) var page: Int?
    /// Whether the list came to its end: what is not on it, the artist doesn't have.
    private(set) var isComplete = false
    private let pagesMaximum: Int

    /// - Parameter missing: Recordings that are looked for. A page that brings fewer than two of them spares no
    ///   search, so half as many pages are read at most.
    init(missing: Int) {
        pagesMaximum = min(missing / 2, GeniusLimits.pagesMaximum)
        page = pagesMaximum >= 1 ? 1 : nil
    }

    /// Takes in what the page read last says: a next page that doesn't come after it is a loop.
    mutating func advance(next: Int?, missing: Int) {
        guard let current = page else { return }
        isComplete = next == nil
        page = next.flatMap { $0 == current + 1 && $0 <= pagesMaximum && missing >= 2 ? $0 : nil }
    }
}
