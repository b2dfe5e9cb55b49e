import Testing

@testable import RecordingRows

/// How well rows of five sources are put together, each column left out in turn.
@Suite("Quality of RowMatch")
struct RowMatchQualityTests {
    static let recordings = InventedCatalogue(count: 1000, seed: 7).recordings
    static let few = InventedCatalogue(count: 400, seed: 8).recordings
    static let clean = SpoiledRows(recordings, isClean: true, seed: 11)
    static let spoiled = SpoiledRows(recordings, isClean: false, seed: 11)
    static let fewClean = SpoiledRows(few, isClean: true, seed: 12)
    static let fewSpoiled = SpoiledRows(few, isClean: false, seed: 12)

    private func counts(_ made: SpoiledRows, without column: RowColumn? = nil) -> PairCounts {
        var rows = made.rows
        if let column { for index in rows.indices { rows[index][keyPath: column.path] = "" } }
        return PairCounts(found: RowMatch.matches(rows).map(\.cluster), truth: made.truth)
    }

    @Test("clean rows in all forms are told apart")
    func clean() {
        let counts = counts(Self.clean)
        #expect(counts.f1 >= 0.99, "precision \(counts.precision), recall \(counts.recall)")
    }

    @Test(
        "so they are with a column left out",
        arguments: [RowColumn.source, .number, .title, .artist, .album, .length, .year])
    func cleanWithout(column: RowColumn) {
        let counts = counts(Self.fewClean, without: column)
        #expect(counts.f1 >= 0.98, "precision \(counts.precision), recall \(counts.recall)")
    }

    @Test("and mistyped, mixed up and with cells missing")
    func spoiled() {
        let counts = counts(Self.spoiled)
        #expect(counts.f1 >= 0.985, "precision \(counts.precision), recall \(counts.recall)")
    }

    // Without titles, what stood in the same cell is gone as well: half of these rows say next to nothing.
    @Test("and that with a column left out", arguments: [RowColumn.source, .number, .artist, .album, .length, .year])
    func spoiledWithout(column: RowColumn) {
        let counts = counts(Self.fewSpoiled, without: column)
        #expect(counts.f1 >= 0.96, "precision \(counts.precision), recall \(counts.recall)")
    }
}
