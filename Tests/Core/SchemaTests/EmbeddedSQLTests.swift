import FleetMessages
import FleetSchema
import Foundation
import Messages
import Testing

@testable import Schema

@Suite("EmbeddedSQL")
struct EmbeddedSQLTests {
    private static let sql = ScratchDatabase.checkout.appending(path: "sql")

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: sql.appending(path: path), encoding: .utf8)
    }

    private static let files = SchemaModule.all.flatMap { $0.migrations + $0.functions + $0.views }

    @Test("the modules are those that are registered, in that order")
    func modules() throws {
        let registered = try Self.text("modules").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(SchemaModule.all.map(\.name) == registered.map(String.init), "run sql/generate-embedded.sh")
    }

    @Test("the executables carry exactly the files of each module", arguments: SchemaModule.all.map(\.name))
    func equalsFiles(module: String) throws {
        let carried = Self.files.filter { $0.path.hasPrefix(module + "/") }
        let found = try FileManager.default.subpathsOfDirectory(atPath: Self.sql.appending(path: module).path)
            .filter { $0.hasSuffix(".sql") }
        #expect(!found.isEmpty)
        #expect(Set(carried.map(\.path)) == Set(found.map { module + "/" + $0 }), "run sql/generate-embedded.sh")
        for file in carried {
            #expect(try file.text == Self.text(file.path), "\(file.path) is stale: run sql/generate-embedded.sh")
        }
    }

    @Test("the steps of every migrate are embedded as they stand")
    func steps() throws {
        #expect(try SharedSteps.prepare == Self.text("prepare.sql"))
        #expect(try SharedSteps.schema == Self.text("schema.sql"))
        #expect(try SharedSteps.finish == Self.text("finish.sql"))
    }

    @Test("the fleet declares the queues of its messages")
    func queues() {
        #expect(SchemaModule.all.flatMap(\.queues).sorted() == QueueName.fleet.map(\.rawValue).sorted())
    }

    @Test("the checksums are those of the bytes, and install.sql has the same ones and the same digests")
    func checksums() async throws {
        let install = try Self.text("install.sql")
        try await ScratchDatabase.with(migrated: false) { scratch in
            for file in Self.files {
                let checksum: String = try await scratch.value(
                    "select encode(sha256(convert_to($1::text, 'UTF8')), 'hex')", file.text)
                #expect(checksum == file.checksum, "\(file.path)")
            }
        }
        for module in SchemaModule.all {
            for file in module.migrations {
                #expect(install.contains("'\(module.name)', \(file.version), '\(file.name)', '\(file.checksum)'"))
            }
            #expect(install.contains("\(module.newestVersion), '\(module.functionsDigest)'"))
        }
    }
}
