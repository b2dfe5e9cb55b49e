import Foundation
import Testing

@testable import Schema

@Suite("EmbeddedSQL")
struct EmbeddedSQLTests {
    private static let sql = ScratchDatabase.checkout.appending(path: "sql")

    @Test("the executables carry exactly the files of sql/", arguments: ["core", "fleet"])
    func equalsFiles(folder: String) throws {
        let embedded = EmbeddedSQL.migrations + EmbeddedSQL.functions + EmbeddedSQL.views
        let carried = embedded.filter { $0.path.hasPrefix(folder + "/") }
        let root = Self.sql.appending(path: folder)
        let found = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".sql") }
        #expect(!found.isEmpty)
        #expect(Set(carried.map(\.path)) == Set(found.map { folder + "/" + $0 }), "run sql/generate-embedded.sh")
        for file in carried {
            let text = try String(contentsOf: Self.sql.appending(path: file.path), encoding: .utf8)
            #expect(file.text == text, "\(file.path) is stale: run sql/generate-embedded.sh")
        }
    }

    @Test("the end of every migrate is embedded as it stands")
    func finish() throws {
        let text = try String(contentsOf: Self.sql.appending(path: "finish.sql"), encoding: .utf8)
        #expect(EmbeddedSQL.finish.map(\.text) == [text])
    }

    @Test("the checksums are those of the bytes, and install.sql has the same ones and the same digest")
    func checksums() async throws {
        let install = try String(contentsOf: Self.sql.appending(path: "install.sql"), encoding: .utf8)
        try await ScratchDatabase.with(migrated: false) { scratch in
            for file in EmbeddedSQL.migrations + EmbeddedSQL.functions + EmbeddedSQL.views {
                let checksum: String = try await scratch.value(
                    "select encode(sha256(convert_to($1::text, 'UTF8')), 'hex')", file.text)
                #expect(checksum == file.checksum, "\(file.path)")
            }
        }
        for file in EmbeddedSQL.migrations {
            #expect(install.contains("\(file.version), '\(file.name)', '\(file.checksum)'"))
        }
        #expect(install.contains("'\(EmbeddedSQL.functionsDigest)'"))
    }
}
