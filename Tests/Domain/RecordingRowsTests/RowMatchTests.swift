import TestSupport
import Testing

@testable import RecordingRows

@Suite("RowMatch")
struct RowMatchTests {
    private let header = "title,artist,album,length,isrc\n"

    private func clusters(_ lines: [String]) throws -> [Int] {
        let text = header + lines.joined(separator: "\n")
        return try RowMatch.matches(RowReader.rows(Array(text.utf8))).map(\.cluster)
    }

    @Test(
        "the same in another form is the same",
        arguments: [
            "HARBOUR NIGHT,Zoë Kelm,Glass Rivers,4m 04sec,", "Zoe Kelm - Harbour Night,unk.,Glass Rivers,244,",
            "Harbour Night - Glass Rivers,Zoë Kelm,,244000,", "001-Harbuor Night,Zoe Kelm,Glass Rivers,4.067,",
            "Harbour Night (Glass Rivers),Zoë Kelm,[unknown],4:05,", "Harbour Night (2011 Remaster),Zoë Kelm,,4:04,",
            "Harbour Night,,Glass Rivers,4:04,", "Harbour Night - Radio Edit,Zoe\u{308} Kelm,Glas Rivers,4:04,",
        ])
    func same(line: String) throws {
        #expect(try clusters(["Harbour Night,Zoë Kelm,Glass Rivers,4:04,", line]) == [1, 1])
    }

    @Test(
        "another version, song, artist or taking is another",
        arguments: [
            "Harbour Night (Live),Zoë Kelm,Glass Rivers,4:04,", "Harbour Night (Stripped),Zoë Kelm,Glass Rivers,4:04,",
            "Harbour Night (Dusk Take),Zoë Kelm,Glass Rivers,4:04,", "Harbour Day,Zoë Kelm,Glass Rivers,3:04,",
            "Harbour Night,Otto Brandt,Steel,4:04,", "Harbour Night,Zoë Kelm,Lanterns,4:58,",
        ])
    func other(line: String) throws {
        #expect(try clusters(["Harbour Night,Zoë Kelm,Glass Rivers,4:04,", line]) == [1, 2])
    }

    @Test("one ISRC with title and length proves versions one, and alone it doesn't")
    func codes() throws {
        let plain = "Harbour Night,Zoë Kelm,Glass Rivers,4:04,ZZAAA1200001"
        #expect(
            try clusters([plain, "Harbour Night (Stripped),Zoë Kelm,Glass Rivers,4:04,ZZ-AAA-12-00001"]) == [1, 1])
        #expect(try clusters([plain, "Harbour Night (Live),Zoë Kelm,Lanterns,6:30,ZZAAA1200001"]) == [1, 2])
    }

    @Test("a row alone is a cluster with a reason, no rows are none")
    func alone() throws {
        let text = header + "Harbour Night,Zoë Kelm,,,\nLow Tide,Otto Brandt,,,\n"
        let matches = try RowMatch.matches(RowReader.rows(Array(text.utf8)))
        #expect(matches.map(\.cluster) == [1, 2])
        #expect(matches.allSatisfy { $0.probability > 0.9 && !$0.reason.isEmpty })
        #expect(RowMatch.matches([]).isEmpty)
    }

    @Test("the order of the rows changes nothing")
    func order() {
        let made = SpoiledRows(InventedCatalogue(count: 200, seed: 3).recordings, isClean: false, seed: 4).rows
        var random = SeededRandom(seed: 5)
        #expect(groups(RowMatch.matches(made)) == groups(RowMatch.matches(made.shuffled(using: &random))))
    }

    private func groups(_ matches: [RowMatch]) -> Set<Set<String>> {
        Set(Dictionary(grouping: matches, by: \.cluster).values.map { Set($0.map(\.id)) })
    }
}
