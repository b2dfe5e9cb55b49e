import SeparatedText
import Testing

@Suite("SeparatedScanner")
struct SeparatedScannerTests {
    private func cells(_ text: String, _ separator: Character = ",") -> [[String]] {
        SeparatedText(Array(text.utf8), separator: separator.asciiValue).records.map(\.cells)
    }

    @Test("quoted cells hold separators, quotation marks and line ends; others hold quotation marks as they are")
    func quotes() {
        #expect(
            cells("a,\"b, \"\"c\"\"\nd\",e\r\n12\" Mix,\"x\" y,\"\"\n") == [
                ["a", "b, \"c\"\nd", "e"], ["12\" Mix", "x y", ""],
            ])
    }

    @Test("lines keep their numbers behind blank lines and behind cells of several lines")
    func lines() {
        let records = SeparatedText(Array("a\r\r\"b\nc\"\n\nd,".utf8), separator: 0x2C).records
        #expect(records.map(\.line) == [1, 3, 6])
        #expect(records.last?.cells == ["d", ""])
    }

    @Test(
        "a quotation mark that never ends breaks its own line only",
        arguments: [
            ("a,\"b\nc,d\n", 1), ("a,\"b,x\nc,\"d\"\n", 1), ("x,y\na,\"b", 2), ("\"p\nq\",\"r\nc,d\n", 2),
        ])
    func broken(text: String, line: Int) {
        let records = SeparatedText(Array(text.utf8), separator: 0x2C).records
        #expect(records.compactMap(\.brokenLine) == [line])
        if !text.hasSuffix("b") { #expect(records.last?.cells == ["c", "d"]) }
    }

    @Test("where nothing but broken quotation marks come, they are ordinary signs from some line on")
    func bounded() {
        let records = SeparatedText(Array(String(repeating: "\"x\n", count: 1_000).utf8), separator: 0x2C).records
        #expect(records.count == 1_000)
        #expect(records.compactMap(\.brokenLine) == Array(1...200))
        #expect(records.allSatisfy { $0.cells == ["\"x"] })
    }
}
