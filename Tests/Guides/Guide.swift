import FoundationEssentials

/// A guide as a reader follows it: the files that it has them write, and those that it names.
struct Guide: Sendable {
    /// A block of a guide that belongs into a file.
    struct Step: Sendable {
        let path: String
        /// The line of the file below which the block goes; nil: it is the whole file.
        let anchor: String?
        let text: String
    }

    let name: String
    let text: String

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let all = Result {
        let guides = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs/guides").path)
        return try (guides.sorted().map { "docs/guides/\($0)" } + ["CONTRIBUTING.md"]).map(Guide.init)
    }

    init(_ path: String) throws {
        name = path
        text = try Self.file(path)
    }

    static func file(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// “In `path`:” or “In `path`, below `line`:”, and the block after it.
    var steps: [Step] {
        let pattern = #/(?m)^In `([^`\n]+)`(?:, below `([^`\n]+)`)?:\n\n```[a-z]+\n((?s:.*?\n))```$/#
        return text.matches(of: pattern).map {
            Step(path: String($0.1), anchor: $0.2.map { String($0) }, text: String($0.3))
        }
    }

    /// Files and folders of the repository that stand in it as code.
    var paths: Set<String> {
        let pattern = #/`((?:Sources|Tests|sql|deploy|docs|cron)/[A-Za-z0-9_+./-]+)`/#
        return Set(text.matches(of: pattern).map { String($0.1) })
    }
}
