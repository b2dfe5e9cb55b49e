import Testing

@Suite("The rule of imports")
struct ImportRuleTests {
    /// A small repository: one target in each layer or two.
    private func violations(_ path: String, _ text: String) -> [Violation] {
        let others = [
            "Sources/System/Postgres/A.swift", "Sources/System/HTTPTransport/A.swift", "Sources/Core/Queue/A.swift",
            "Sources/Core/WorkerRuntime/A.swift", "Sources/Providers/Alpha/A.swift", "Sources/Providers/Beta/A.swift",
            "Sources/Fleet/All/A.swift", "Sources/Answers/Some/A.swift", "Sources/Answers/More/A.swift",
            "Sources/Tools/Liner/A.swift", "Sources/Workers/First/A.swift",
            "Sources/Workers/Second/A.swift",
        ].map { SourceFile(path: $0, text: "") }
        return ImportRule().violations(in: others + [SourceFile(path: path, text: text)])
    }

    @Test(
        "refuses what points up, sideways or out",
        arguments: [
            ("Sources/System/Postgres/B.swift", "import Queue"),
            ("Sources/Core/Queue/B.swift", "public import Alpha"),
            ("Sources/Core/Queue/B.swift", "import CPostgres"),
            ("Sources/Core/Queue/B.swift", "import Foundation"),
            ("Sources/Core/Queue/B.swift", "import struct Foundation.Date"),
            ("Sources/Core/Queue/B.swift", "internal import ArgumentParser"),
            ("Sources/Core/Queue/B.swift", "import Leftpad"),
            ("Sources/Providers/Alpha/B.swift", "import Beta"),
            ("Sources/Providers/Alpha/B.swift", "import Postgres"),
            ("Sources/Tools/Liner/B.swift", "@testable import First"),
            ("Sources/Tools/Liner/B.swift", "import CCurl"),
            ("Sources/Workers/First/B.swift", "import Second"),
            ("Sources/Workers/First/B.swift", "import Liner"),
            ("Sources/Workers/First/B.swift", "import HTTPTransport"),
            ("Sources/Workers/First/B.swift", "import Alpha"),
            ("Sources/Fleet/All/B.swift", "import First"),
            ("Sources/Workers/First/B.swift", "    import CPostgres"),
            ("Sources/Workers/First/B.swift", "import Some"),
            ("Sources/Answers/Some/B.swift", "import Liner"),
            ("Sources/Answers/Some/B.swift", "import All"),
            ("Sources/Answers/Some/B.swift", "import Alpha"),
            ("Sources/Answers/Some/B.swift", "import HTTPTransport"),
            ("Sources/Answers/Some/B.swift", "import ArgumentParser"),
            ("Sources/Answers/Some/B.swift", "import Hummingbird"),
            ("Sources/Answers/Some/B.swift", "import Foundation"),
        ])
    func refuses(path: String, text: String) {
        let found = violations(path, "// A head.\n\(text)\n")
        #expect(found.map(\.line) == [2])
        #expect(found.first?.path == path)
        #expect(found.first?.wayOut.isEmpty == false)
    }

    @Test(
        "takes what points down",
        arguments: [
            ("Sources/System/Postgres/B.swift", "import CPostgres\nimport Logging"),
            ("Sources/Core/WorkerRuntime/B.swift", "public import ArgumentParser\nimport Queue\nimport Postgres"),
            ("Sources/Core/Queue/B.swift", "public import struct FoundationEssentials.Date"),
            ("Sources/Providers/Alpha/B.swift", "import Queue\nimport HTTPTransport"),
            ("Sources/Tools/Liner/B.swift", "import Foundation\nimport Alpha\nimport Postgres\nimport Hummingbird"),
            ("Sources/Workers/First/B.swift", "import All\nimport Queue\nimport Postgres"),
            ("Sources/Fleet/All/B.swift", "import Alpha\nimport Beta\nimport Queue"),
            ("Sources/Answers/Some/B.swift", "import Queue\nimport Postgres\nimport FoundationEssentials\nimport More"),
            ("Sources/Tools/Liner/B.swift", "import Some"),
        ])
    func takes(path: String, text: String) {
        #expect(violations(path, text) == [])
    }

    @Test("does not read comments and text for imports")
    func commentsAndText() {
        let text = "// import Beta\n/* import Beta */\nlet a = \"\"\"\n    import Beta\n    \"\"\"\n"
        #expect(violations("Sources/Providers/Alpha/B.swift", text) == [])
    }
}
