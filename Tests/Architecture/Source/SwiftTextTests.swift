import Testing

@Suite("Swift text taken apart")
struct SwiftTextTests {
    @Test("keeps code and blanks comments and literals, line by line")
    func blanks() {
        let text = SwiftText("let a = \"b // c\" // d\n/* e\nf */ let g")
        #expect(text.codeLines == ["let a = \"      \"     ", "    ", "     let g"])
        #expect(text.literals == [.init(line: 1, text: "b // c", isInterpolated: false)])
    }

    @Test("takes what is interpolated for code, with literals of its own")
    func interpolation() {
        let text = SwiftText(#"a("b \(c("d")) e")"#)
        #expect(text.literals.map(\.text) == ["d", "b  e"])
        #expect(text.literals.map(\.isInterpolated) == [false, true])
        #expect(text.code.contains("c("))
    }

    @Test("knows raw and multi-line literals and escaped quotes")
    func kinds() {
        let text = SwiftText("#\"a \\(b) \"c\"#\n\"\"\"\n  d \"e\"\n  \"\"\"\n\"f \\\" g\"")
        #expect(text.literals.map(\.text) == ["a \\(b) \"c", "\n  d \"e\"\n  ", "f \\\" g"])
        #expect(text.literals.map(\.line) == [1, 2, 5])
        #expect(text.literals.allSatisfy { !$0.isInterpolated })
    }

    @Test("goes on after a literal that is not closed")
    func unclosed() {
        #expect(SwiftText("let a = \"b\nlet c = 1").codeLines.last == "let c = 1")
    }
}
