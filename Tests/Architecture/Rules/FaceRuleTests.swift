import Testing

@Suite("The rule of faces")
struct FaceRuleTests {
    private func violations(_ text: String, _ path: String = "Sources/Answers/Some/A.swift") -> [Int] {
        FaceRule().violations(in: [SourceFile(path: path, text: text)]).map(\.line)
    }

    @Test(
        "refuses what draws, prints or advises in an answer",
        arguments: [
            "func lines(width: Int) -> [String] {", "static func table(_ runs: [Run]) -> Layout {",
            "var lines: [String] {",
            "try StandardOutput.write(text)", "let terminal = Terminal(.output)", "Table(columns, rows: rows)",
            "Spelling.count(1, \"run\")", "if isatty(1) == 1 {", "func cut(width: Int) {", "let answer = readLine()",
            "let red = \"\\u{1B}[31m\"", "throw E(\"there is none; `liner runs` lists them\")",
        ])
    func refuses(text: String) { #expect(violations("let a = 1\n\(text)") == [2]) }

    @Test(
        "takes values, and words that only sound alike",
        arguments: [
            "public let rows: Int", "let tableRows = 1", "// as a Table", "\"select * from linernotes.runs\"",
            "public static func line(_ answer: some Encodable) throws -> String {", "let isTerminal = true",
        ])
    func takes(text: String) { #expect(violations(text) == []) }

    @Test("looks at Answers alone")
    func elsewhere() { #expect(violations("func lines(width: Int)", "Sources/Tools/LinerKit/A.swift") == []) }
}
