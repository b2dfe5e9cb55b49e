import Foundation
import Messages
import Postgres
import Simulator
import TestSupport
import Testing

@Suite("A discovery from several providers", .serialized)
struct ProvidersTests {
    static let artist = "Paula Abdul"
    static let all = "musicbrainz,spotify,genius"

    // MARK: Requests

    static let bars: [(providers: String, service: String, mode: SpotifyMode, most: Int)] = [
        ("spotify", "spotify", .extended, 22), ("spotify", "spotify", .development, 260),
        ("musicbrainz", "musicbrainz", .extended, 12),
    ]

    @Test(
        "109 albums and 413 tracks cost few requests up to the stored credits, and the plan foretells them",
        arguments: bars)
    func requests(bar: (providers: String, service: String, mode: SpotifyMode, most: Int)) async throws {
        let planned = try await plan(bar.providers, bar.mode)
        try await Fleet.with(providers: bar.providers, spotifyMode: bar.mode) { fleet in
            try await fleet.discover(Chaos.artist)
            for _ in 0..<10 {
                for command in Fleet.commands where command != "social-enrichment" {
                    #expect(try await fleet.start(command, ["--once"]).exitCode() == 0)
                }
            }
            let tracks: Int = try await fleet.database.query("select count(*)::int from linernotes.tracks")[0][0]
            #expect(tracks == 413)
            let sent = await fleet.requests(to: bar.service)
            #expect(sent <= bar.most)
            #expect(abs(planned - sent) * 10 <= sent, "planned \(planned), sent \(sent)")
            #expect(await fleet.simulator.score().windowsExceeded == 0)
        }
    }

    @Test("a second discovery the next day costs less than a twentieth of the first, and changes nothing")
    func nextDay() async throws {
        try await Fleet.with(providers: "musicbrainz,spotify,genius,discogs") { fleet in
            var requests: [Int] = []
            var states: [[String]] = []
            for _ in 0..<2 {
                let before = await fleet.simulator.score().requests
                try await fleet.discover(Chaos.artist)
                try await fleet.runAsCronWithTimePassing()
                requests.append(await fleet.simulator.score().requests - before)
                states.append(try await CatalogueDigest.lines(fleet.database))
                for (table, column) in [("freshness", "fetched_at"), ("artist_lists", "read_at")] {
                    try await fleet.database.run(
                        script: "update linernotes.\(table) set \(column) = \(column) - interval '25 hours'")
                }
            }
            #expect(requests[1] * 20 < requests[0], "\(requests)")
            #expect(states[0] == states[1] && !states[0].isEmpty)
        }
    }

    private func plan(_ providers: String, _ mode: SpotifyMode) async throws -> Int {
        var planned = 0
        try await Fleet.with(providers: providers, spotifyMode: mode) { fleet in
            let liner = try fleet.start("liner", ["discover", Chaos.artist, "--plan", "--json"])
            #expect(try await liner.exitCode() == 0)
            let json = try JSONSerialization.jsonObject(with: Data(liner.text.utf8)) as? [String: Any]
            planned = try #require(json?["requests"] as? Int)
            #expect(try await fleet.depth() == 0)
        }
        return planned
    }

    // MARK: Agreement

    @Test("tracks, albums and people of three sources meet, and agreement raises the confidence")
    func agreement() async throws {
        try await Fleet.with(providers: Self.all) { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCronWithTimePassing()
            let dead = try await fleet.deadLetters()
            #expect(dead == [])
            let single: Int = try await fleet.database.query(
                """
                select count(*)::int from linernotes.tracks t
                where (select count(distinct source) from linernotes.track_identities i where i.track_id = t.id) < 2
                """)[0][0]
            #expect(single == 0)
            let credits = try await fleet.database.query(
                """
                select confidence, sources from linernotes.credits
                where role = 'producer' order by confidence limit 1
                """)
            #expect(try credits[0]["confidence"] as Double > 0.97)
            #expect(try credits[0]["sources"] as [String] == ["genius", "musicbrainz"])
        }
    }

    // MARK: Faults

    /// What a provider may do to us, each for a while; all of it is over in the end.
    static let faults = [
        "status=429 retry-after=1 requests=3-6", "status=429 retry-after=7200 requests=3-5",
        "status=429 retry-after=99999999 requests=4", "status=429 retry-after=never requests=4-5",
        "quota endpoint=spotify/* requests=3-9", "forbidden-batches requests=5-9",
        "unauthorized endpoint=spotify/* requests=3-4", "unauthorized endpoint=genius/* requests=8-12",
        "status=503 requests=4-9", "status=502 body=html requests=3-7", "truncated=50 requests=4-7",
        "wrong-types requests=4-6", "html requests=4-6", "empty requests=4-6", "reset requests=4-8",
        "looping-page requests=2-5", "repeated-page requests=2-5", "null-items endpoint=musicbrainz/* requests=2-4",
    ]

    @Test("ends right once a provider's fault ends, and no message dies for it", arguments: faults)
    func fault(script: String) async throws {
        let calm = try await Self.calm.value
        try await Fleet.with(faults: try FaultScript(script), providers: Self.all) { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCronWithTimePassing()
            let dead = try await fleet.deadLetters()
            #expect(dead == [])
            let hits = await fleet.simulator.score().faults.values.reduce(0, +)
            #expect(hits > 0, "the fault hit nothing")
            let facts = try await Self.facts(fleet.database)
            #expect(facts.symmetricDifference(calm).sorted().prefix(6) == [])
        }
    }

    @Test("batches refused from the middle of a run on are single requests from then on")
    func batchesRefused() async throws {
        let script = try FaultScript("development-mode requests=5-1000000")
        try await Fleet.with(faults: script, providers: "spotify") { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCronWithTimePassing()
            let dead = try await fleet.deadLetters()
            #expect(dead == [])
            let capabilities: Int = try await fleet.database.query(
                "select count(*)::int from linernotes.credential_capabilities")[0][0]
            #expect(capabilities > 0)
        }
    }

    @Test("nulls where a provider is known to send them are passed over", arguments: ["spotify", "genius"])
    func nulls(provider: String) async throws {
        let script = try FaultScript("null-items endpoint=\(provider)/* requests=2-30")
        try await Fleet.with(faults: script, providers: Self.all) { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCronWithTimePassing()
            let dead = try await fleet.deadLetters()
            #expect(dead == [])
            #expect(await fleet.simulator.score().faults["null-items"] ?? 0 > 0)
        }
    }

    /// A lost credential, and where its provider's messages wait meanwhile.
    static let lost = [
        (provider: "genius", variable: "GENIUS_ACCESS_TOKEN", queue: "producer_identification"),
        (provider: "spotify", variable: "SPOTIFY_CLIENT_SECRET", queue: "artist_discovery"),
    ]

    @Test("a lost credential parks its provider alone: the others finish, and its messages wait", arguments: lost)
    func lostCredential(lost: (provider: String, variable: String, queue: String)) async throws {
        try await Fleet.with(providers: Self.all) { fleet in
            try await fleet.discover(Self.artist)
            for _ in 0..<4 {
                for command in Fleet.commands {
                    let worker = try fleet.start(command, ["--once"], [lost.variable: "revoked"])
                    #expect(try await worker.exitCode() == 0)
                }
            }
            let dead = try await fleet.deadLetters()
            #expect(dead == [])
            let waiting: [String] = try await fleet.database.query(
                "select distinct coalesce(headers ->> 'source', 'none') from pgmq.q_\(lost.queue)"
            ).map { try $0[0] }
            #expect(waiting == [lost.provider])
            let credits: Int = try await fleet.database.query(
                "select count(*)::int from linernotes.credits where sources @> array['musicbrainz']")[0][0]
            #expect(credits > 0)
            let state: String = try await fleet.database.query(
                "select state from linernotes.circuit_breakers where upstream = $1", lost.provider)[0][0]
            #expect(state == "open")
            #expect(await fleet.requests(to: lost.provider) <= 2)
            try await fleet.passTime()
            try await fleet.runAsCronWithTimePassing()
            let facts = try await Self.facts(fleet.database)
            let calm = try await Self.calm.value
            #expect(facts.symmetricDifference(calm).sorted().prefix(6) == [])
        }
    }

    /// All facts. How sure we are depends on what was known when a track was matched: a shop's id that comes late
    /// is proof that comes late. So the number is left out, and who says it stays in.
    private static func facts(_ database: Database) async throws -> Set<String> {
        Set(
            try await CatalogueDigest.lines(database).map { line in
                line.hasPrefix("credit ") ? line.replacing(/\ [0-9.e-]+\ \{/, with: " {") : line
            })
    }

    private static let calm = Task {
        var lines: Set<String> = []
        try await Fleet.with(providers: all) { fleet in
            try await fleet.discover(artist)
            try await fleet.runAsCronWithTimePassing()
            lines = try await facts(fleet.database)
        }
        return lines
    }
}
