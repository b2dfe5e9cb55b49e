import Catalogue
import Testing

@testable import Roles

@Suite("Tracks in a role's brackets")
struct RoleTracksTests {
    private func tracks(_ line: String) -> RoleTracks? { RoleGrammar.readings(of: line).first?.tracks }

    @Test(
        "are taken out of the words that say which kind",
        arguments: [
            ("Producer [Tracks 1 to 4]", "1 to 4"), ("Producer (tracks: A1, B2)", "A1, B2"),
            ("Producer [Tracks 1-3]", "1-3"), ("Producer [track 5]", "5"), ("Producer [1, 3 & 5]", "1, 3 & 5"),
            ("Producer [on tracks 2 and 7]", "2 and 7"), ("Producer [A1 to B2]", "A1 to B2"),
            ("Producer [Songs: 2.03]", "2.03"), ("Guitar [Tracks: 3]", "3"), ("Produzent [Titel 1 bis 4]", "1 bis 4"),
            ("Producer [Titres 2 à 5]", "2 à 5"), ("Producer [Additional] [Tracks 4–6]", "4–6"),
        ])
    func listed(line: String, positions: String) { #expect(tracks(line) == RoleTracks(positions)) }

    @Test(
        "may be all but some",
        arguments: [
            ("Producer [except track 3]", "3"), ("Producer [All tracks except 3, 5]", "3, 5"),
            ("Mixed By [All Tracks But 2]", "2"), ("Producer [sauf titre 4]", "4"),
        ])
    func except(line: String, positions: String) { #expect(tracks(line) == RoleTracks(positions, isExcept: true)) }

    @Test(
        "are not what only looks so: a year, an instrument's name, a disc, prose",
        arguments: [
            "Mixed By [2000]", "Synthesizer [M1]", "Mastered By [24 Bit]", "Photography By [CD1 To CD16 Booklet]",
            "Performer [All Instruments Except Drums]", "Music By [All Tracks By]", "Trumpet [1st]",
            "Producer [Tracks]",
            "Producer [For 4 Hero]", "Written-By [Track Of My Tears]", "Producer", "Bass [S]",
        ])
    func others(line: String) { #expect(tracks(line) == nil) }

    @Test("leave the kind and the words as they are, for each role that they follow")
    func kinds() {
        let readings = RoleGrammar.readings(of: "Producer & Engineer [Additional] [Tracks 1-3], Remix")
        #expect(readings.map(\.role) == [.additionalProducer, .engineer, .remixer])
        #expect(readings.map(\.tracks?.positions) == ["1-3", "1-3", nil])
        #expect(readings[0].words == "Producer & Engineer [Additional] [Tracks 1-3]")
    }
}
