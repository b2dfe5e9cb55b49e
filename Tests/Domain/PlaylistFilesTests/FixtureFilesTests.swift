import FoundationEssentials
import PlaylistFiles
import TestSupport
import Testing

/// Every file of the samples against what it is expected to give.
@Suite("Files of playlists", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct FixtureFilesTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        let file, dialect: String
        let rows: Int
        let reasons: [String: Int]
        var testDescription: String { file }

        init?(_ line: Substring) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count >= 4, let rows = Int(cells[2]),
                let reasons = try? JSONDecoder().decode([String: Int].self, from: Data(cells[3].utf8))
            else { return nil }
            (file, dialect, self.rows, self.reasons) = (String(cells[0]), String(cells[1]), rows, reasons)
        }
    }

    private static func expectations() throws -> [Expectation] {
        let table = try Fixtures.data("playlist-files/synthetic-expected.tsv")
        return String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { Expectation($0) }
    }

    private func sample(_ name: String) throws -> PlaylistFile {
        try PlaylistReader.file(Fixtures.bytes("playlist-files/\(name)"))
    }

    @Test("each sample gives its dialect, its rows and their reasons")
    func samples() throws {
        let expectations = try Self.expectations()
        #expect(expectations.count == 40)
        for expected in expectations {
            guard expected.dialect != "refused" else {
                let refusal = #expect(throws: PlaylistRefusal.self, "\(expected.file)") { try sample(expected.file) }
                #expect(refusal?.fix.isEmpty == false)
                continue
            }
            let file = try sample(expected.file)
            #expect(file.dialect.rawValue == expected.dialect, "\(expected.file)")
            let rows = file.playlists.flatMap(\.rows)
            #expect(rows.count == expected.rows, "\(expected.file)")
            #expect(rows.map(\.number).sorted() == Array(0..<rows.count).map { $0 + 1 })
            let reasons = Dictionary(uniqueKeysWithValues: file.reasons.map { ($0.rawValue, $1) })
            #expect(reasons == expected.reasons, "\(expected.file)")
        }
    }

    @Test("artists are parted as their dialect writes them, and a guess says so")
    func artists() throws {
        let watsonbox = try sample("synthetic-watsonbox-current.csv").playlists[0].rows
        #expect(watsonbox[1].artists == ["Ada Quill, Jr.", "Bo Marsh"])
        #expect(watsonbox[8].artists == ["Smith, Wesson & Hook, Line"])
        #expect(watsonbox.allSatisfy { $0.isArtistSplitCertain })
        let old = try sample("synthetic-pavelkomarov-2025-04.csv").playlists[0].rows
        #expect(old[0].artists == ["Ada Quill", "Jr.", "Bo Marsh"])
        #expect(!old[0].isArtistSplitCertain)
        let twice = try sample("synthetic-pavelkomarov-2025-05-explicit-twice.csv").playlists[0].rows
        #expect(!twice[0].isArtistSplitCertain)
        let current = try sample("synthetic-pavelkomarov-current-bom.csv").playlists[0].rows
        #expect(current.contains { $0.artists.count == 2 && $0.artists[0].contains(",") && $0.isArtistSplitCertain })
    }

    @Test("cells are read as what they are")
    func cells() throws {
        let rows = try sample("synthetic-watsonbox-current.csv").playlists[0].rows
        #expect(rows[1].title == "Tomorrow (7\" Mix)")
        #expect(rows[2].kind == .local)
        #expect(rows[3].isrc == "ZZSYN2600004")
        #expect(rows[3].releaseDate == "2026-02")
        #expect(rows[4].position == 5)
        #expect(rows[6].title == "null")
        #expect(rows[6].warning != nil)
        #expect(rows[7].isrc == nil)
        #expect(rows[7].warning != nil)
        #expect(rows[0].addedAt?.text == "2026-03-01T08:15:30Z")
        #expect(rows[0].addedBy == "synthetic_user")
        #expect(rows[0].durationMilliseconds == 205_500)
        let soundiiz = try sample("synthetic-soundiiz-export-bom.csv").playlists[0].rows
        #expect(soundiiz[0].durationMilliseconds == 225_000)
        #expect(soundiiz[1].isrc == "ZZSYN2600006")
        #expect(soundiiz[1].otherISRCs == ["ZZSYN2600007"])
        #expect(try sample("synthetic-unknown-utf16.csv").playlists[0].rows[0].title == "Ōkina")
        #expect(try sample("synthetic-unknown-cp1252.csv").playlists[0].rows[0].title == "Café")
        let formulas = try sample("synthetic-unknown-formulas.csv").playlists[0].rows
        #expect(formulas.map(\.title) == [#"=HYPERLINK("https://example.invalid","x")"#, "+1 more"])
        let options = try sample("synthetic-watsonbox-all-options.csv").playlists[0].rows
        #expect(options[0].label == "Cardboard Records")
    }

    @Test("several lists of one file stay apart, also under one name")
    func lists() throws {
        let tune = try sample("synthetic-tunemymusic-spotify.csv").playlists
        #expect(tune.map(\.name) == ["Morning", "Favorites", "Evening"])
        #expect(tune.map { $0.rows.count(where: \.isSong) } == [2, 1, 1])
        let account = try sample("synthetic-Playlist1.json").playlists
        #expect(account.map(\.name) == ["Morning", "Morning"])
        #expect(account.map(\.rows.count) == [6, 0])
        let m3u = try sample("synthetic-list.m3u8").playlists
        #expect(m3u.map(\.name) == ["Morning – Ō"])
        #expect(m3u[0].rows[1].artists == ["Ada Quill, Bo Marsh"])
        #expect(m3u[0].rows[1].title == "Tomorrow - Live")
        #expect(m3u[0].rows[3].album == "Kites and Cans")
        #expect(m3u[0].rows.filter { $0.isSong }.allSatisfy { $0.isTextGuessed })
    }

    @Test("a file at the wrong door is told where it belongs, and what nothing tells may be named")
    func doors() throws {
        let refusal = #expect(throws: PlaylistRefusal.self) { try sample("synthetic-listening-file.json") }
        #expect(refusal?.code == .listening)
        #expect(refusal?.fix.contains("liner listening import") == true)
        let unnamed = try Fixtures.bytes("playlist-files/synthetic-list-no-header.m3u")
        let rows = try PlaylistReader.file(unnamed, as: .m3u).playlists[0].rows
        #expect(rows.map(\.title) == ["one", "three"])
        #expect(rows.map(\.reason) == [.ok, .ok])
        let other = #expect(throws: PlaylistRefusal.self) { try sample("synthetic-other.json") }
        #expect(other?.problem.contains("hello") == true)
        let letter = #expect(throws: PlaylistRefusal.self) { try sample("synthetic-not-a-list.txt") }
        #expect(letter?.problem.contains("Dear reader,") == true)
    }
}
