import Testing

@testable import Discogs

@Suite struct TrackPositionsTests {
    private static let vinyl = ["A1", "A2", "A3", "B1", "B2", "B3", "B4"]
    private static let discs = ["1-01", "1-02", "1-03", "2-01", "2-02"]
    private static let plain = ["1", "2", "3", "4", "5", "6"]

    @Test(
        "a list of positions names places, ranges by the order of the tracklist",
        arguments: [
            (vinyl, "A1 to A3, B2", [0, 1, 2, 4]), (vinyl, "A3 to B2", [2, 3, 4]), (vinyl, "A2-B1", [1, 2, 3]),
            (vinyl, "a1 & B4", [0, 6]), (vinyl, "A1;A2", [0, 1]), (vinyl, " A1 ,, A2 ", [0, 1]),
            (vinyl, "A1 TO A2", [0, 1]), (vinyl, "B3 – B4", [5, 6]),
            (plain, "1, 3-5", [0, 2, 3, 4]), (plain, "2 to 2", [1]), (plain, "6", [5]),
            (discs, "1-03", [2]), (discs, "1-02 to 2-01", [1, 2, 3]), (discs, "1-02-2-01", [1, 2, 3]),
            (["1.01", "2.03"], "2.03", [1]),
        ] as [([String], String, [Int])])
    func clear(_ positions: [String], _ text: String, _ places: [Int]) {
        let named = TrackPositions(text, in: PositionIndex(positions))
        #expect(positions.indices.filter(named.contains) == places)
        #expect(!named.isUnclear)
    }

    @Test(
        "what names nothing, or several things, is unclear; the rest still counts",
        arguments: [
            (vinyl, "A9", []), (vinyl, "A1, C1", [0]), (vinyl, "B1 to A1", []), (vinyl, "A1 to C1", []),
            (vinyl, "all", []), (vinyl, " ,", []), (["1", "2", "1"], "1", []), (["1", "2", "1"], "1, 2", [1]),
            (["", "A1"], "", []),
        ] as [([String], String, [Int])])
    func unclear(_ positions: [String], _ text: String, _ places: [Int]) {
        let named = TrackPositions(text, in: PositionIndex(positions))
        #expect(positions.indices.filter(named.contains) == places)
        #expect(named.isUnclear)
    }

    @Test("a list without end is read up to 500 items")
    func endless() {
        let named = TrackPositions(
            Array(repeating: "1", count: 501).joined(separator: ","), in: PositionIndex(["1"]))
        #expect(named.ranges.count == 500 && named.isUnclear)
    }
}
