import Matching
import Testing

@testable import Discogs

@Suite struct TracklistTests {
    @Test("headings are no tracks, and older bodies know them by their empty position")
    func headings() throws {
        let list = try tracklist([
            Made.line("", "Side One", type: "heading"), Made.line("A1", "Song"), Made.line("", "Bonus", type: nil),
            Made.line("A2", "Other", type: nil), Made.line("", "File"),
        ])
        #expect(list.entries.map(\.title) == ["Song", "Other", "File"])
        #expect(list.entries.map(\.number) == [1, 2, 3])
    }

    @Test("an index lends its credits to its parts, and is a track itself where it has a position")
    func index() throws {
        let producer = Made.credit(1, "Ann", "Producer")
        let flute = Made.credit(2, "Bob", "Flute")
        let list = try tracklist([
            Made.line(
                "", "Suite", type: "index", credits: [producer],
                parts: [
                    Made.line("1", "One", credits: [flute]), Made.line("2", "Two"), Made.line("", "H", type: "heading"),
                ]),
            Made.line(
                "3", "Medley", type: "index", credits: [producer],
                parts: [Made.line("3a", "Three"), Made.line("", "Four")]),
            Made.line("4", "Last"),
        ])
        #expect(list.entries.map(\.title) == ["One", "Two", "Medley", "Three", "Four", "Last"])
        #expect(
            list.entries.map { $0.credits.map(\.name) } == [["Bob", "Ann"], ["Ann"], ["Ann"], ["Ann"], ["Ann"], []])
        #expect(list.entries.map(\.number) == [1, 2, 3, 3, 3, 4])
    }

    @Test(
        "the printed position says on which disc a track is",
        arguments: [
            ("1", 1), ("12", 1), ("1-03", 1), ("2-03", 2), ("CD2-3", 2), ("CD10-3", 10), ("2.03", 2), ("A1", 1),
            ("B", 1), ("C1", 2), ("d", 2), ("E2.a", 3), ("", 1), ("DVD-1", 1), ("3a", 1), ("0-1", 1),
            ("99999999999999999999-1", 1), ("Ä1", 1),
        ])
    func disc(_ position: String, _ disc: Int) { #expect(DiscNumber.of(position) == disc) }

    @Test(
        "a track is found by its title, and by its position where two bear it",
        arguments: [
            ("song", 1, 9, 0), ("SÖNG", 1, 1, 0), ("Intro", 1, 2, 1), ("Intro", 2, 1, 2), ("Intro", 1, 3, 2),
            ("Intro", 3, 1, nil), ("Intro", 1, 9, nil), ("Nothing", 1, 1, nil), ("", 1, 1, nil),
            ("Song (Live)", 1, 1, nil), ("Song - Remastered 2011", 1, 9, 0), ("Song (feat. Bob) - Radio Edit", 1, 9, 0),
            ("Song (Drank)", 1, 9, nil), ("Song (Drank)", 1, 1, 0),
        ] as [(String, Int, Int, Int?)])
    func place(_ title: String, _ disc: Int, _ position: Int, _ place: Int?) throws {
        let list = try tracklist([Made.line("A1", "Song"), Made.line("B1", "Intro"), Made.line("C1", "Intro")])
        #expect(list.place(of: RecordingTitle(title), disc: disc, position: position) == place)
    }

    @Test("a list without end is read up to 5,000 tracks")
    func endless() throws {
        let line = try Made.read(Made.line("1", "Song"), as: TrackJSON.self)
        #expect(Tracklist(Array(repeating: line, count: 5_001)).entries.count == 5_000)
    }

    private func tracklist(_ lines: [String]) throws -> Tracklist {
        Tracklist(try lines.map { try Made.read($0) })
    }
}
