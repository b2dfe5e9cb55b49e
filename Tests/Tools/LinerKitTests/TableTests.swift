import Testing

@testable import LinerKit

@Suite("Table")
struct TableTests {
    private let producers = Table(
        [
            .text("producer", importance: 9, widthMinimum: 8), .number("tracks"),
            .text("links", importance: 1, widthMinimum: 6),
        ],
        rows: [
            ["Jimmy Jam", "12", "instagram @flytetyme, homepage"],
            ["Björk", "3", ""],
            ["椎名林檎", "100", "youtube"],
        ])

    @Test("columns are as wide as their widest cell, numbers stand right, wide letters count two")
    func natural() {
        #expect(
            producers.lines(width: 80) == [
                "producer   tracks  links",
                "Jimmy Jam      12  instagram @flytetyme, homepage",
                "Björk           3",
                "椎名林檎      100  youtube",
            ])
    }

    @Test("no line is wider than asked, whatever the width", arguments: [1, 5, 12, 20, 24, 30, 40, 49, 50, 80])
    func fits(width: Int) {
        for line in producers.lines(width: width) { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    }

    @Test("the least important column gives way first, the most important keeps its width")
    func truncation() {
        let lines = producers.lines(width: 30)
        #expect(lines[1] == "Jimmy Jam      12  instagram …")
        #expect(lines[3] == "椎名林檎      100  youtube")
    }

    @Test("what does not even fit shortened is left out; what stays is whole")
    func leftOut() {
        #expect(producers.lines(width: 20)[1] == "Jimmy Jam      12")
    }

    @Test("a table without rows has its title")
    func empty() {
        #expect(Table([.text("a"), .number("b")], rows: []).lines(width: 80) == ["a  b"])
    }

    @Test("what would move the cursor or turn the text does not reach the terminal")
    func controls() {
        let table = Table([.text("name")], rows: [["a\u{1B}[2Jb\nc\u{202E}d"]])
        #expect(table.lines(width: 80)[1] == "a[2Jb cd")
    }
}

@Suite("DisplayWidth")
struct DisplayWidthTests {
    @Test(
        "letters take the columns that a terminal gives them",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("🎹", 2), ("❤️", 2), ("ﬁ", 1),
            ("👩‍🎤", 2), ("×", 1), ("…", 1),
        ])
    func width(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test("a text is cut between letters, and says so")
    func truncated() {
        #expect("abcdef".truncated(to: 6) == "abcdef")
        #expect("abcdef".truncated(to: 4) == "abc…")
        #expect("日本語".truncated(to: 4) == "日…")
        #expect("日本語".truncated(to: 1) == "…")
        #expect("abc".truncated(to: 0) == "")
    }
}

@Suite("Terminal")
struct TerminalTests {
    @Test("COLUMNS wins over the window, 80 is what a pipe gets, nonsense is bounded")
    func width() {
        #expect(Terminal.width(environment: ["COLUMNS": "132"], window: 90) == 132)
        #expect(Terminal.width(environment: [:], window: 90) == 90)
        #expect(Terminal.width(environment: [:], window: nil) == 80)
        #expect(Terminal.width(environment: ["COLUMNS": "wide"], window: nil) == 80)
        #expect(Terminal.width(environment: ["COLUMNS": "-5"], window: nil) == 20)
    }
}
