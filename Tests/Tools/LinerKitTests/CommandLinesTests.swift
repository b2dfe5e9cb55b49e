import ArgumentParser
import Foundation
import Testing

@testable import LinerKit

@Suite("The commands, and the lines that texts give people to type")
struct CommandLinesTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func pages() throws -> [(name: String, text: String)] {
        let docs =
            FileManager.default.enumerator(atPath: root.appending(path: "docs").path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" } ?? []
        return try (["README.md"] + docs.sorted()).map {
            ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8))
        }
    }

    @Test("every command has a name of its own, and says what it does")
    func named() {
        for command in LinerCommand.tree {
            #expect(!command.commandName.isEmpty && !command.configuration.abstract.isEmpty, "\(command)")
        }
        #expect(LinerCommand.tree.count > 50)
    }

    @Test("every line of the docs names a command that there is, and flags that it has")
    func docs() throws {
        var count = 0
        for page in try Self.pages() {
            for line in CommandLine.all(in: page.text) {
                count += 1
                #expect(line.fault == nil, "\(page.name): liner \(line.text): \(line.fault ?? "")")
            }
        }
        #expect(count > 100)
    }

    @Test("so does every example of a help text")
    func help() {
        for command in LinerCommand.tree {
            for line in CommandLine.all(in: command.configuration.discussion) {
                #expect(line.fault == nil, "\(command.commandName): liner \(line.text): \(line.fault ?? "")")
            }
        }
    }
}
