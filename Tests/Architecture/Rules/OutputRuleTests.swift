import Testing

@Suite("The rule of output")
struct OutputRuleTests {
    private func violations(_ text: String, _ path: String = "Sources/Tools/LinerKit/A.swift") -> [Int] {
        OutputRule().violations(in: [SourceFile(path: path, text: text)]).map(\.line)
    }

    @Test(
        "refuses what is printed past the check",
        arguments: [
            "print(1)", "    Swift.print(\"a\")", "debugPrint(x)", "dump(x)", "fputs(\"a\", stdout)", "puts(\"a\")",
            "write(STDOUT_FILENO, a, 1)", "FileHandle.standardOutput.write(data)", "x.forEach { print($0) }",
        ])
    func refuses(text: String) { #expect(violations("let a = 1\n\(text)") == [2]) }

    @Test(
        "takes what is checked, and what is no print at all",
        arguments: [
            "try tool.output.print(table)", "try StandardOutput.write(text)", "func print(_ line: String) throws {",
            "let a = \"print(1)\"", "// print(1)", "try report.print(to: output)", "let fingerprint(1)",
        ])
    func takes(text: String) { #expect(violations(text) == []) }

    @Test("leaves the one way itself alone, and tests")
    func exempt() {
        #expect(violations("STDOUT_FILENO", "Sources/Core/WorkerRuntime/StandardOutput.swift") == [])
        #expect(violations("print(1)", "Tests/Tools/A.swift") == [])
    }
}
