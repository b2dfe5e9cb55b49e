import FleetSchema
import Foundation
import Postgres
import PostgresServer
import Schema
import Testing

@Suite("Numbers of messages", .timeLimit(.minutes(5)))
struct UnloggedQueueTests {
    @Test("of a queue that is not logged go on above those in its archive after a crash")
    func crash() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ln-crash-\(UUID().uuidString.prefix(8))")
        let server = PostgresServer(folder: folder.path, durable: true)
        defer { server.remove() }
        func with<T: Sendable>(_ body: (Database) async throws -> T) async throws -> T {
            let database = Database(DatabaseConfiguration(connectionString: try await server.start()))
            let value = try await body(database)
            await database.close()
            return value
        }
        try await with { database in
            _ = try await Migrator(database: database, logger: nil).migrate()
            try await database.run(
                script: """
                    select pgmq.create_unlogged('fast'), pgmq.send_batch('fast', array['1', '2', '3']::jsonb[]);
                    select pgmq.archive('fast', array[1, 2, 3]::bigint[]);
                    checkpoint;
                    """)
        }
        server.kill()
        try await with { database in
            let sent: Int = try await database.query("select pgmq.send('fast', '4')")[0][0]
            #expect(sent > 3)
            #expect(try await database.query("select pgmq.archive('fast', $1::bigint)", sent)[0][0, as: Bool.self])
        }
        server.kill()
    }

    @Test("go on above those of an archive that is older than the queue")
    func olderArchive() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.run(
                script: """
                    select pgmq.create('q'), pgmq.send_batch('q', array['1', '2']::jsonb[]);
                    select pgmq.archive('q', array[1, 2]::bigint[]);
                    drop table pgmq.q_q;
                    select pgmq.create('q');
                    """)
            #expect(try await scratch.value("select pgmq.send('q', '3')", as: Int.self) == 3)
            #expect(try await scratch.value("select pgmq.archive('q', 3)", as: Bool.self))
        }
    }
}
