import Matching

/// The tracks that a credit of a whole release is about: `A1 to A4, B2`, `1, 3-5`. Pure.
///
/// A range follows the order of the tracklist, not the numbers: `A3 to B2` holds whatever lies between. A position
/// that itself holds a hyphen (`1-03`) is that position.
struct TrackPositions: Equatable {
    /// Places in the tracklist.
    let ranges: [ClosedRange<Int>]
    /// Whether a part names nothing in this tracklist, or several things.
    let isUnclear: Bool

    func contains(_ place: Int) -> Bool { ranges.contains { $0.contains(place) } }

    /// - Parameters:
    ///   - text: As the credit says it.
    ///   - index: Where each position stands.
    init(_ text: String, in index: PositionIndex) {
        let items = text.replacing(" and ", with: ",").split { ",;&".contains($0) }.map(\.withoutBlanksAround)
            .filter { !$0.isEmpty }
        let known = items.prefix(DiscogsLimits.positionItemsMaximum).map { Self.range($0, in: index) }
        ranges = known.compactMap(\.self)
        isUnclear = ranges.count < items.count || items.isEmpty
    }

    private static func range(_ item: String, in index: PositionIndex) -> ClosedRange<Int>? {
        if let place = index[item] { return place...place }
        return splits(of: item).lazy.compactMap { from, to in
            guard let first = index[from], let last = index[to], first <= last else { return nil }
            return first...last
        }.first
    }

    private static let rangeWords: Set = ["to", "through", "thru", "till", "until", "bis", "à", "au", "al"]

    /// All ways to read it as a range. A position holds a hyphen or two at most.
    private static func splits(of item: String) -> [(String, String)] {
        let words = item.split(whereSeparator: \.isWhitespace)
        if words.count == 3, rangeWords.contains(words[1].lowercased()) {
            return [(String(words[0]), String(words[2]))]
        }
        let hyphens = item.indices.filter { "-–".contains(item[$0]) }.prefix(5)
        return hyphens.map { (item[..<$0].withoutBlanksAround, item[item.index(after: $0)...].withoutBlanksAround) }
    }
}

/// Where each printed position stands in a tracklist. One that is printed twice names nothing.
struct PositionIndex: Equatable {
    private let places: [String: Int?]

    init(_ positions: [String]) {
        places = positions.enumerated().reduce(into: [:]) { places, position in
            let key = Self.key(position.element)
            guard !key.isEmpty else { return }
            places[key] = .some(places[key] == nil ? position.offset : nil)
        }
    }

    subscript(position: String) -> Int? { places[Self.key(position)] ?? nil }

    private static func key(_ position: String) -> String { position.withoutBlanksAround.lowercased() }
}
