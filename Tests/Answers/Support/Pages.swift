/// A list as somebody reads it who turns its pages.
package enum Pages {
    /// All items, page behind page; after 20 pages it stops, for a list that repeats itself has no end.
    ///
    /// - Parameter page: The page behind an item; behind nil the first.
    package static func all<Item>(_ page: (Item?) async throws -> [Item]) async throws -> [Item] {
        var items: [Item] = []
        for _ in 0..<20 {
            let next = try await page(items.last)
            guard !next.isEmpty else { break }
            items += next
        }
        return items
    }
}
