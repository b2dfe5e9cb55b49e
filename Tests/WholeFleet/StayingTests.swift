import FleetMessages
import Foundation
import Messages
import Postgres
import TestSupport
import Testing
import WorkerRuntime

@Suite("A staying worker")
struct StayingTests {
    /// Until the workers of these queues say that they listen.
    private func untilListening(_ queues: [QueueName], in database: Database) async throws {
        while try await Presence.listening(queues, in: database).count < queues.count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("says that it listens, starts on a message as it comes, and ends with 0 on SIGTERM", .timeLimit(.minutes(5)))
    func watch() async throws {
        try await Fleet.with { fleet in
            let worker = try fleet.start("artist-discovery", ["--watch"])
            try await untilListening([.artistDiscovery], in: fleet.database)
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query("select from pgmq.a_artist_discovery").isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 0)
            #expect(try await fleet.isLeft([.artistDiscovery]))
        }
    }

    @Test("finishes the batch in hand before it ends", .timeLimit(.minutes(5)))
    func drain() async throws {
        // A provider that refuses nothing: a message that is put off has been dealt with, too.
        try await Fleet.with(speed: 5_000, latency: .milliseconds(800)) { fleet in
            let worker = try fleet.start("artist-discovery", ["--watch"])
            try await untilListening([.artistDiscovery], in: fleet.database)
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query("select from pgmq.q_artist_discovery where read_ct = 1").isEmpty {
                try await Task.sleep(for: .milliseconds(5))
            }
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 0)
            let archived = try await fleet.database.query("select from pgmq.a_artist_discovery").count
            #expect(archived == 1, "\(worker.text)")
            #expect(try await fleet.database.query("select from pgmq.q_album_discovery").count == 1)
        }
    }

    @Test("told twice, ends at once, and its messages return by themselves", .timeLimit(.minutes(5)))
    func cutOff() async throws {
        try await Fleet.with(latency: .seconds(120)) { fleet in
            let worker = try fleet.start("artist-discovery", ["--watch"])
            try await untilListening([.artistDiscovery], in: fleet.database)
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query("select from pgmq.q_artist_discovery where read_ct = 1").isEmpty {
                try await Task.sleep(for: .milliseconds(5))
            }
            worker.signal(SIGTERM)
            while !worker.text.contains("stopping") { try await Task.sleep(for: .milliseconds(5)) }
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 143)
            #expect(try await fleet.database.query("select from pgmq.q_artist_discovery").count == 1)
            #expect(try await fleet.deadLetters() == [])
        }
    }
}

@Suite("liner discover")
struct DiscoverCommandTests {
    @Test("starts the workers itself, shows who produced the music, and leaves no worker behind")
    func discover() async throws {
        try await Fleet.with { fleet in
            let home = FileManager.default.temporaryDirectory.appending(path: "ln-home-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: home) }
            let liner = try fleet.start("liner", ["discover", "Janet Jackson"], ["LINERNOTES_HOME": home.path])
            #expect(try await liner.exitCode() == 0)
            #expect(liner.text.contains("Jimmy Jam") && liner.text.contains("Terry Lewis"))
            #expect(try await fleet.depth() == 0)
            #expect(try await fleet.isLeft(QueueName.fleet))
        }
    }

    @Test("says who is unknown to whom, and ends with 1")
    func unknown() async throws {
        try await Fleet.with { fleet in
            let home = FileManager.default.temporaryDirectory.appending(path: "ln-home-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: home) }
            let liner = try fleet.start("liner", ["discover", "Nobody Of That Name"], ["LINERNOTES_HOME": home.path])
            #expect(try await liner.exitCode() == 1)
            #expect(liner.text.contains("musicbrainz has no artist named “Nobody Of That Name”"))
        }
    }
}
