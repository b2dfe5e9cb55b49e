import AnswersTestSupport
import CatalogueAnswers
import Foundation
import Postgres
import Testing

@testable import LinerKit

@Suite("ExportFile")
struct ExportFileTests {
    @Test("a file holds what the pieces hold, and says how many credits they are")
    func whole() async throws {
        try await TemporaryFolder.with { folder in
            try await CatalogueSample.with { database in
                let export = CreditExport(database, as: .jsonl, pageSize: 4)
                #expect(try await ExportFile.write(export, to: folder + "/file") == 6)
                let text = try String(contentsOfFile: folder + "/file", encoding: .utf8)
                #expect(try await text == export.reduce("") { $0 + $1.text })
            }
        }
    }

    @Test("an export that fails leaves what was there, and nothing beside it")
    func atomic() async throws {
        let folder = "/tmp/liner-export-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "before".write(toFile: "\(folder)/file", atomically: false, encoding: .utf8)
        try await CatalogueSample.with { database in
            try await database.query("alter table linernotes.social_links rename to gone")
            await #expect(throws: DatabaseError.self) {
                try await ExportFile.write(CreditExport(database, as: .csv), to: "\(folder)/file")
            }
        }
        #expect(try String(contentsOfFile: "\(folder)/file", encoding: .utf8) == "before")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }

    @Test(
        "a folder, a device and a place that is not there are refused",
        arguments: ["/tmp", "/dev/null", "/nonexistent/x"])
    func places(path: String) {
        #expect(throws: ToolError.self) { try ExportFile(path) }
    }
}
