import AnswersTestSupport
import FleetAnswers
import FleetSchema
import Postgres
import Schema
import Testing

@testable import LinerKit

@Suite("Modules")
struct ModulesCommandTests {
    /// A module as another product would bring it, with a queue and a schema of its own.
    private static let vinyl = SchemaModule(
        name: "vinyl", schema: "vinyl", dependencies: ["core"], queues: ["vinyl_reading"], tasks: [],
        functionsDigest: "", migrations: [], functions: [], views: [])

    private func refusal(_ name: String, discards: Bool = false, _ database: Database) async throws -> ToolError? {
        do {
            try ModulesRemoveCommand.check(name, in: try await FleetQueries(database).modules())
            try await ModulesRemoveCommand.remove(name, discardsMessages: discards, from: database)
            return nil
        } catch let error as ToolError {
            return error
        }
    }

    @Test(
        "are listed with their schemas and queues; one of its own schema goes, once nothing waits or that is given up")
    func remove() async throws {
        try await CatalogueSample.with { database in
            _ = try await Migrator(database: database, modules: SchemaModule.all + [Self.vinyl], logger: nil)
                .migrate()
            let lines = ModuleAnswer.table(try await FleetQueries(database).modules()).lines(width: 200)
            #expect(lines.count == SchemaModule.all.count + 2 && lines[1].contains("core"))
            #expect(lines.last?.contains("vinyl") == true && lines.last?.contains("vinyl_reading") == true)

            try await database.query("select linernotes.send_batch('vinyl_reading', array['1']::jsonb[])")
            let waiting = try await refusal("vinyl", database)
            #expect(waiting?.kind == .negative && waiting?.sentence.contains("vinyl_reading") == true)
            #expect(waiting?.fix.contains("--discard-messages") == true)
            #expect(try await refusal("vinyl", discards: true, database) == nil)
            #expect(
                try await FleetQueries(database).modules().map(\.name).sorted() == SchemaModule.all.map(\.name).sorted()
            )
        }
    }

    @Test(
        "that are part of the schema linernotes, or not there, are refused with a way out", arguments: ["fleet", "x"])
    func refused(name: String) async throws {
        try await CatalogueSample.with { database in
            let refusal = try await refusal(name, discards: true, database)
            #expect(refusal?.kind == .negative && refusal?.fix.contains("`liner modules` lists") == true)
            #expect(try await FleetQueries(database).modules().count == SchemaModule.all.count)
        }
    }
}
