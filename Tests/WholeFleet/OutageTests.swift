import Foundation
import Postgres
import Simulator
import TestSupport
import Testing

/// Days on which everything but the message is at fault, and days on which the message is.
@Suite("Whose fault it is")
struct OutageTests {
    @Test(
        "a full disk is no fault of messages: six starts later they wait, and are done when there is room",
        .enabled(if: SmallDisk.isPossible))
    func fullDisk() async throws {
        try await Fleet.with { fleet in
            try await SmallDisk.with(megabytes: 48, holding: fleet.test) { disk in
                for name in ["Janet Jackson", "Terry Lewis", "Jimmy Jam"] { try await fleet.discover(name) }
                // A session that begins writes a file of its own where there is none: that there is one.
                let session = Database(DatabaseConfiguration(connectionString: fleet.test.connectionString))
                try await session.query("select 1")
                await session.close()
                try disk.fill()
                for _ in 1...6 {
                    try await allVisible(fleet)
                    let worker = try fleet.start("artist-discovery", ["--visibility-timeout", "2"])
                    _ = try await worker.exitCode()
                    // Or the disk ends the session before it has begun.
                    #expect(worker.text.contains("53100") || worker.text.contains("could not write init file"))
                }
                #expect(try await fleet.depth() == 3)
                try disk.empty()
                try await allVisible(fleet)
                #expect(try await fleet.start("artist-discovery").exitCode() == 0)
                let letters = try await fleet.deadLetters()
                #expect(letters.allSatisfy { $0.hasPrefix("artist_discovery not_found ") }, "\(letters)")
                #expect(try await count("pgmq.a_artist_discovery", fleet) + letters.count == 3)
            }
        }
    }

    @Test("a message that five workers died of is given up, unread, and its neighbour is done")
    func killer() async throws {
        try await Fleet.with(latency: .seconds(30)) { fleet in
            try await fleet.discover("Janet Jackson")
            for death in 1...5 {
                try await fleet.database.execute("update pgmq.q_artist_discovery set vt = clock_timestamp()")
                let before = await fleet.requests(to: "")
                let worker = try fleet.start("artist-discovery")
                // In the midst of its handler.
                while await fleet.requests(to: "") == before { try await Task.sleep(for: .milliseconds(10)) }
                worker.signal(SIGKILL)
                _ = try await worker.exitCode()
                #expect(try await count("linernotes.begun_handlings", fleet) == death - 1)
            }
            try await fleet.database.execute("update pgmq.q_artist_discovery set vt = clock_timestamp()")
            #expect(try await fleet.start("artist-discovery").exitCode() == 0)
            let letters = try await fleet.deadLetters()
            #expect(letters.count == 1)
            #expect(
                letters.first?.hasPrefix("artist_discovery poison deliveries_exhausted: 5 deliveries ended in nothing")
                    == true)
        }
    }

    @Test("messages larger than a worker's memory never reach it; the good one among them is done")
    func memory() async throws {
        try await Fleet.with { fleet in
            try await fleet.database.run(
                script: """
                    insert into pgmq.q_artist_discovery (vt, message)
                    select clock_timestamp(), jsonb_build_object('artistName', repeat(md5(g::text), 940000))
                    from generate_series(1, 10) g;
                    insert into pgmq.q_artist_discovery (vt, message)
                    select clock_timestamp(), jsonb_build_object('artistName', repeat(' ', 240000000));
                    """)
            try await fleet.discover("Janet Jackson")
            for _ in 1...12 where try await count("pgmq.q_artist_discovery", fleet) > 0 {
                let worker = try FleetProcess(
                    "artist-discovery", memoryMegabytes: 512, environment: fleet.environment())
                #expect(try await worker.exitCode() == 0)
            }
            #expect(try await count("pgmq.q_album_discovery", fleet) == 1)
            let letters = try await fleet.deadLetters()
            #expect(letters.count == 11)
            #expect(letters.allSatisfy { $0.hasPrefix("artist_discovery invalid_message message_too_large: ") })
            let liner = try FleetProcess(
                "liner", ["dead-letters", "list", "--json"], memoryMegabytes: 100, environment: fleet.environment())
            #expect(try await liner.exitCode() == 0)
            #expect(liner.text.utf8.count < 200_000)
        }
    }

    /// Waits until the visibility timeouts have passed: on a full disk not even they can be changed.
    private func allVisible(_ fleet: Fleet) async throws {
        while try await count("pgmq.q_artist_discovery where vt > clock_timestamp()", fleet) > 0 {
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func count(_ table: String, _ fleet: Fleet) async throws -> Int {
        try await fleet.database.query("select count(*)::int from \(table)")[0][0]
    }
}
