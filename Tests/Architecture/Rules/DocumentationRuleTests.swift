import Testing

@Suite("The rule of documentation")
struct DocumentationRuleTests {
    private func share(_ text: String, path: String = "Sources/Core/Queue/A.swift") -> DocumentationRule.Share {
        DocumentationRule().share(of: [SourceFile(path: path, text: text)])
    }

    @Test("counts public declarations with and without a sentence")
    func counts() {
        let found = share(
            """
            /// One.
            public struct A {
                public let b: Int
                /// Two.
                @discardableResult
                public static func c() {}
                let d = 1
                // Plain.
                public var e: Int { 1 }
            }
            """)
        #expect(found.documented == 2)
        #expect(found.missing.map(\.line) == [3, 9])
        #expect(found.percent == 50)
    }

    @Test("counts what others may only read")
    func readable() {
        #expect(share("public private(set) var a = 1").missing.map(\.line) == [1])
    }

    @Test("counts neither imports nor extensions, nor text that looks like code")
    func others() {
        let found = share("public import A\npublic extension B {}\nlet a = \"\"\"\n  public let b = 1\n  \"\"\"")
        #expect(found.total == 0)
        #expect(found.percent == 100)
    }

    @Test(
        "asks no sentence of what says itself",
        arguments: [
            "public init(a: Int) {", "public static let a = A(1)", "public var description: String { a }",
            "public static func == (left: A, right: A) -> Bool {", "public init(from decoder: any Decoder) throws {",
        ])
    func selfEvident(text: String) {
        #expect(share(text).total == 0)
        #expect(share("public init(json: String) throws {").total == 1)
    }

    @Test("looks at System, Core and Domain, or at the layers that are named")
    func layers() {
        let answer = [SourceFile(path: "Sources/Answers/Some/A.swift", text: "public let a = 1")]
        #expect(DocumentationRule().share(of: answer).total == 0)
        #expect(DocumentationRule().share(of: answer, in: [.answers]).missing.count == 1)
        #expect(share("public let a = 1", path: "Sources/System/Postgres/A.swift").total == 1)
        #expect(share("public let a = 1", path: "Sources/Tools/Liner/A.swift").total == 0)
    }
}
