import FoundationEssentials
import Testing

@testable import LinerKit

@Suite("dead-letters edit")
struct DeadLettersEditCommandTests {
    @Test("a message to edit is read from its file, and what is no JSON is refused")
    func file() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder + "/message.json"
            try Data(#"{"artistName": "A"}"#.utf8).write(to: URL(filePath: path))
            #expect(try JSONFile.text(path) == #"{"artistName": "A"}"#)
            for bytes in [Data("{".utf8), Data(), Data([0xFF, 0xFE])] {
                try bytes.write(to: URL(filePath: path))
                #expect(throws: ToolError.self) { try JSONFile.text(path) }
            }
            #expect(throws: ToolError.self) { try JSONFile.text(folder + "/none") }
        }
    }
}
