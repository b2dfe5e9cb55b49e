import Foundation
import Postgres
import Simulator
import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
    @Test("an invalid message is dead at its first read, with the reason; the rest of its batch goes through")
    func invalidMessages() async throws {
        try await Fleet.with { fleet in
            let large = String(repeating: "a", count: 1 << 20)
            for message in [
                "[]", "null", "{}", #"{"artistName": 7}"#, #"{"artistName": "Janet Jackson"}"#,
                #"{"artistName": "\#(large)"}"#,
            ] {
                try await fleet.database.query("select pgmq.send('artist_discovery', $1::jsonb)", JSONText(message))
            }
            let worker = try fleet.start("artist-discovery")
            #expect(try await worker.exitCode() == 0)
            let letters = try await fleet.deadLetters()
            #expect(letters.count == 5)
            #expect(letters.allSatisfy { $0.hasPrefix("artist_discovery invalid_message ") })
            #expect(letters.contains { $0.hasSuffix("the message is an array; an object is needed") })
            #expect(letters.contains { $0.hasSuffix("artistName is a number; a text is needed") })
            let reads: [Int] = try await fleet.database.query("select read_ct from linernotes.dead_letters")
                .map { try $0[0] }
            #expect(reads.allSatisfy { $0 == 1 })
            let albums: [Int] = try await fleet.database.query("select count(*)::int from pgmq.q_album_discovery")
                .map { try $0[0] }
            #expect(albums == [1])
        }
    }

    @Test("U+0000 in a message is refused by the send itself")
    func nul() async throws {
        try await Fleet.with { fleet in
            let error = await #expect(throws: DatabaseError.self) {
                try await fleet.database.query(
                    #"select pgmq.send('artist_discovery', '{"artistName": "a\u0000b"}'::jsonb)"#)
            }
            #expect(error?.sqlState == .untranslatableCharacter)
        }
    }

    @Test("an unknown artist is dead at once, and says who does not know whom")
    func unknownArtist() async throws {
        try await Fleet.with { fleet in
            try await fleet.discover("Nobody Of That Name")
            try await fleet.runAsCron()
            #expect(
                try await fleet.deadLetters() == [
                    "artist_discovery not_found artist_not_found: musicbrainz has no artist named “Nobody Of That Name”"
                ])
        }
    }

    @Test(
        "ids that are nobody's are dead at once",
        arguments: [
            ("album_discovery", "album-discovery", #"{"artistId":"99"}"#),
            ("track_discovery", "track-discovery", #"{"albumId":"99","albumName":"x","artistId":"99"}"#),
            (
                "producer_identification", "producer-identification",
                #"{"trackId":"99","trackName":"x","albumId":"99","artistId":"99"}"#
            ),
            ("social_enrichment", "social-enrichment", #"{"producerId":"99","producerName":"x"}"#),
        ])
    func unknownIDs(queue: String, command: String, message: String) async throws {
        try await Fleet.with { fleet in
            try await fleet.database.query("select pgmq.send($1, $2::jsonb)", queue, JSONText(message))
            #expect(try await fleet.start(command).exitCode() == 0)
            let letters = try await fleet.deadLetters()
            #expect(letters.count == 1)
            #expect(letters.first?.hasPrefix("\(queue) not_found ") == true)
        }
    }

    @Test("a provider that can't be reached costs an attempt and time, not the message")
    func unreachable() async throws {
        try await Fleet.with { fleet in
            try await fleet.discover("Janet Jackson")
            let worker = try fleet.start(
                "artist-discovery", ["--once"], ["MUSICBRAINZ_API_URL": "http://127.0.0.1:9/ws/2"])
            #expect(try await worker.exitCode() == 0)
            #expect(try await fleet.deadLetters() == [])
            let row = try await fleet.database.query(
                "select attempts, history::text as history from linernotes.message_attempts")[0]
            #expect(try row["attempts"] as Int >= 1)
            #expect((try row["history"] as String).contains("network"))
        }
    }

    @Test("a provider that talks nonsense costs an attempt, not the message")
    func nonsense() async throws {
        try await Fleet.with(faults: try FaultScript("html")) { fleet in
            try await fleet.discover("Janet Jackson")
            #expect(try await fleet.start("artist-discovery").exitCode() == 0)
            #expect(try await fleet.deadLetters() == [])
            let row = try await fleet.database.query(
                "select attempts, history::text as history from linernotes.message_attempts")[0]
            #expect(try row["attempts"] as Int >= 1)
            #expect((try row["history"] as String).contains("malformed_response"))
        }
    }

    @Test(
        "a database that can't be used ends the worker with a sentence and a code",
        arguments: [
            (["DATABASE_URL": "postgresql://127.0.0.1:9/x"], 69),
            (["DATABASE_URL": "postgresql://127.0.0.1:9/x?password=hunter2"], 69),
            (["MUSICBRAINZ_API_URL": "ftp://x"], 78),
            (["MUSICBRAINZ_REQUESTS_PER_SECOND": "fast"], 78),
            (["LINERNOTES_LOG_LEVEL": "loud"], 78),
        ] as [([String: String], Int32)])
    func settings(environment: [String: String], code: Int32) async throws {
        try await Fleet.with { fleet in
            let worker = try fleet.start("artist-discovery", [], environment)
            #expect(try await worker.exitCode() == code)
            #expect(!worker.text.contains("hunter2"))
            #expect(!worker.text.isEmpty)
        }
    }

    @Test("a database without our schema, or with a newer one, says what to run")
    func schema() async throws {
        let empty = try await TestDatabase.fresh()
        let worker = try FleetProcess(
            "artist-discovery", environment: ["DATABASE_URL": empty.connectionString])
        #expect(try await worker.exitCode() == 78)
        #expect(worker.text.contains("liner migrate"))
        try await empty.drop()
        try await Fleet.with { fleet in
            try await fleet.database.query("update linernotes.schema_version set version = version + 1")
            let worker = try fleet.start("artist-discovery")
            #expect(try await worker.exitCode() == 78)
            #expect(worker.text.contains("newer"))
        }
    }

    @Test(
        "wrong flags end with 64 and the way out",
        arguments: [
            ["--batch-size", "0"], ["--visibility-timeout", "1"], ["--once", "--watch"], ["--nonsense"],
        ])
    func flags(arguments: [String]) async throws {
        let worker = try FleetProcess("artist-discovery", arguments, environment: [:])
        #expect(try await worker.exitCode() == 64)
        #expect(worker.text.contains("Error:"))
    }

    @Test("each worker describes itself", arguments: Fleet.commands)
    func describe(command: String) async throws {
        let worker = try FleetProcess(command, ["describe"], environment: [:])
        #expect(try await worker.exitCode() == 0)
        #expect(worker.text.contains(#""command" : "\#(command)""#))
    }
}
