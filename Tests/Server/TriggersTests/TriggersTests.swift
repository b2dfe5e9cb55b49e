import Door
import FleetMessages
import HTTPTransport
import Logging
import Messages
import Postgres
import ServerTestSupport
import Synchronization
import Testing
import Tokens

@testable import Triggers

@Suite("Triggers")
struct TriggersTests {
    private static func with(_ body: @escaping @Sendable (TestDoor, Locked) async throws -> Void) async throws {
        let asked = Locked()
        let jobs = BackgroundJobs(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) { name, _ in
            asked.names.withLock { $0.append(name) }
        }
        try await TestDoor.with({ _ in [Triggers(jobs: jobs)] }) { door in
            let running = Task { await jobs.run() }
            defer { running.cancel() }
            try await body(door, asked)
        }
    }

    final class Locked: Sendable {
        let names = Mutex<[String]>([])
        func waits(for name: String) async throws {
            while !names.withLock({ $0.contains(name) }) { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    @Test("there is one for each queue of the fleet, named as the documents name it")
    func names() {
        #expect(Triggers.bodies.map { $0.queue } == QueueName.fleet)
        #expect(Triggers.name(of: .producerIdentification) == "producerIdentification")
    }

    @Test("an artist becomes a message and a run, and the worker is asked to drain")
    func artist() async throws {
        try await Self.with { door, asked in
            let token = try await door.token(.operator)
            let answer = try await door.post(
                "/functions/v1/artistDiscovery", #"{"artistName": " Janet Jackson "}"#, token: token)
            #expect(answer.status == 202)
            let run = try #require(answer.field("run_id"))
            let row = try await door.database.query(
                "select msg_id, message::text as message, headers ->> 'run' as run from pgmq.q_artist_discovery")[0]
            #expect(try row["message"] == #"{"artistName": "Janet Jackson"}"#)
            #expect(try row["run"] == run)
            #expect(answer.text.contains("\"message_ids\":[\(try row["msg_id", as: Int64.self])]"))
            try await asked.waits(for: "artist_discovery")
        }
    }

    @Test("the same key sends once, and is another caller's own")
    func keys() async throws {
        try await Self.with { door, _ in
            let body = #"{"artistName": "Janet Jackson"}"#
            let tokens = [try await door.token(.operator), try await door.token(.operator)]
            var runs: [String?] = []
            for token in [tokens[0], tokens[0], tokens[1]] {
                let answer = try await door.post(
                    "/functions/v1/artistDiscovery", body, token: token, headers: [("Idempotency-Key", "one")])
                #expect(answer.status == 202)
                runs.append(answer.field("run_id"))
            }
            #expect(runs[0] == runs[1])
            #expect(runs[0] != runs[2])
            let count: Int = try await door.database.query("select count(*) from pgmq.q_artist_discovery")[0][0]
            #expect(count == 2)
            let other = try await door.post(
                "/functions/v1/artistDiscovery", #"{"artistName": "Sade"}"#, token: tokens[0],
                headers: [("Idempotency-Key", "one")])
            #expect(other.status == 400)
        }
    }

    @Test(
        "what no queue holds is refused, and the field is named",
        arguments: [
            ("artistDiscovery", "{}", "artistId"), ("artistDiscovery", #"{"artistName": 4}"#, "artistName"),
            ("albumDiscovery", #"{"artistId": "x"}"#, "artistId"),
            ("albumDiscovery", #"{"artistId": 1, "offset": -1}"#, "offset"),
            ("trackDiscovery", #"{"albumId": 1, "artistId": 2}"#, "albumName"),
            ("producerIdentification", #"{"trackId": 1}"#, "trackName"),
            ("socialEnrichment", #"{"producerId": 9223372036854775808, "producerName": "x"}"#, "producerId"),
            ("artistDiscovery", "[]", "the"), ("artistDiscovery", "{", "the"),
        ])
    func invalid(path: String, body: String, field: String) async throws {
        try await Self.with { door, _ in
            let answer = try await door.post("/functions/v1/\(path)", body, token: try await door.token(.operator))
            #expect(answer.status == 400)
            #expect(answer.field("field") == field)
        }
    }

    @Test("an empty body only drains, the maintenance too; a reader's token, and nobody, may not")
    func drains() async throws {
        try await Self.with { door, asked in
            let token = try await door.token(.operator, scopes: [.triggers])
            for path in ["socialEnrichment", "maintenance"] {
                let answer = try await door.post("/functions/v1/\(path)", token: token)
                #expect(answer.status == 202)
                #expect(answer.text == #"{"drain":"started","message_ids":[],"run_id":null}"# + "\n")
            }
            try await asked.waits(for: "social_enrichment")
            try await asked.waits(for: "maintenance")
            let posted = try await door.post("/functions/v1/albumDiscovery?drain=1", "{}", token: token)
            #expect(posted.status == 202 && posted.text.contains(#""message_ids":[]"#))
            try await asked.waits(for: "album_discovery")
            let reader = try await door.post("/functions/v1/maintenance", token: try await door.token(.reader))
            #expect(reader.status == 403)
            let nobody = try await door.post("/functions/v1/maintenance")
            #expect(nobody.status == 403)
        }
    }
}
