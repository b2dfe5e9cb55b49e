import FleetMessages
import Foundation
import Gateway
import Messages
import Postgres
import RateLimiter
import Simulator
import TestSupport
import Testing

@Suite("The enrichment of a playlist", .serialized)
struct EnrichmentTests {
    private static let tracks = CatalogueTruth.tracks(of: Chaos.artist).filter { !$0.isrcs.isEmpty }

    /// A list of codes alone, as somebody brings it.
    private static func bring(_ count: Int, to fleet: Fleet) async throws {
        let codes = tracks.prefix(count).map { $0.isrcs[0] }
        try await fleet.database.run(
            script: """
                insert into playlists.playlists (name, origin, source_key, created_at, refreshed_at)
                values ('Codes', 'file', 'codes.txt', now(), now());
                insert into playlists.states (
                  playlist_id, taken_at, sha256, dialect, encoding, certainty, rows, songs)
                values (1, now(), sha256('a'), 'isrc_list', 'utf-8', 'certain', \(count), \(count));
                """)
        try await fleet.database.query(
            """
            insert into playlists.entries (state_id, position, song_id, row_number)
            select 1, r.n, r.song_id, r.n from playlists.resolve_songs((
              select jsonb_agg(jsonb_build_object('n', n, 'isrc', c)) from unnest($1::text[]) with ordinality as u(c, n))
            ) as r
            """, codes)
    }

    private static func start(_ fleet: Fleet, chunk: Int? = nil) async throws -> String {
        try await fleet.database.query("select playlists.start_enrichment(1, p_chunk => $1)::text", chunk)[0][0]
    }

    private static func status(_ job: String, _ fleet: Fleet) async throws -> String {
        try await fleet.database.query("select status from playlists.job_status where run_id = $1::uuid", job)[0][0]
    }

    /// What the phases ask; not what follows from them.
    private static func requests(_ fleet: Fleet) async -> Int {
        await fleet.requests(to: "spotify/") + fleet.requests(to: "musicbrainz/recording")
    }

    /// Songs with their recording, and who produced and wrote each: what every way there has to end in.
    private static func answers(_ fleet: Fleet) async throws -> [String] {
        try await fleet.database.query(
            """
            select s.isrc || ' ' || coalesce(s.title, '?') || ' ' || s.match_method || ': ' || coalesce((
              select string_agg(p.name || ' ' || c.role, ', ' order by p.name, c.role)
              from linernotes.credits c join linernotes.people p on p.id = c.person_id
              where c.track_id = s.track_id), '')
            from playlists.songs s where s.merged_into is null order by s.isrc
            """
        ).map { try $0[0] }
    }

    @Test("codes become songs with their credits, in few requests, and a second job asks nothing")
    func enriched() async throws {
        // The simulator grants twice what is asked: what exceeds a window then is a fault, and no jitter of a busy machine.
        try await Fleet.with(speed: 100, providers: "musicbrainz,spotify") { fleet in
            try await Self.bring(60, to: fleet)
            let job = try await Self.start(fleet)
            #expect(try await Self.status(job, fleet) == "queued")
            #expect(try await fleet.start("playlist-enrichment", ["--once"]).exitCode() == 0)
            let phases: String = try await fleet.database.query(
                "select string_agg(message, chr(10) order by event_id) from playlists.job_events")[0][0]
            #expect(phases.contains("Spotify: ") && phases.contains("MusicBrainz: "), "\(phases)")
            #expect(phases.contains("Chartmetric is left out"))
            let answers = try await Self.answers(fleet)
            let truth = Dictionary(grouping: Self.tracks.prefix(60)) { $0.isrcs[0] }
            #expect(answers.count == 60)
            var credited = 0
            for answer in answers {
                let track = try #require(truth[String(answer.prefix(12))]?.first)
                #expect(answer.contains(track.title), "\(answer)")
                for name in track.producers { credited += answer.contains("\(name) producer") ? 1 : 0 }
            }
            #expect(credited > 20, "\(answers.prefix(5))")
            try await fleet.runAsCronWithTimePassing()
            #expect(try await Self.status(job, fleet) == "completed")
            let requests = await Self.requests(fleet)
            let second = try await Self.start(fleet)
            try await fleet.runAsCronWithTimePassing()
            #expect(try await Self.status(second, fleet) == "completed")
            let after = await Self.requests(fleet)
            #expect(after == requests)
            #expect(try await Self.answers(fleet) == answers)
            #expect(await fleet.simulator.score().windowsExceeded == 0)
        }
    }

    // Four deaths: after five a message counts as one that kills its workers.
    @Test("killed again and again, the job ends as a calm one, and asks hardly anything twice")
    func killed() async throws {
        var calm: (answers: [String], requests: Int) = ([], 0)
        try await Fleet.with(speed: 20, providers: "musicbrainz,spotify") { fleet in
            try await Self.bring(40, to: fleet)
            _ = try await Self.start(fleet, chunk: 40)
            try await fleet.runAsCronWithTimePassing()
            calm = (try await Self.answers(fleet), await Self.requests(fleet))
        }
        try await Fleet.with(speed: 20, providers: "musicbrainz,spotify") { fleet in
            try await Self.bring(40, to: fleet)
            let job = try await Self.start(fleet, chunk: 40)
            var kills = 0
            for round in 0..<4 {
                let worker = try fleet.start(
                    "playlist-enrichment", ["--once", "--visibility-timeout", "2"],
                    ["SPOTIFY_REQUESTS_PER_SECOND": "10", "MUSICBRAINZ_REQUESTS_PER_SECOND": "10"])
                try await Task.sleep(for: .milliseconds(2_000 + 500 * round))
                if worker.isRunning { kills += 1 }
                worker.signal(SIGKILL)
                _ = try await worker.exitCode()
                try await fleet.database.run(
                    script: "update pgmq.q_playlist_enrichment set vt = clock_timestamp()")
            }
            try await fleet.runAsCronWithTimePassing()
            #expect(try await Self.status(job, fleet) == "completed")
            let answers = try await Self.answers(fleet)
            #expect(answers == calm.answers, "\(zip(answers, calm.answers).filter { $0 != $1 }.prefix(4))")
            let dead = try await fleet.deadLetters()
            #expect(dead == [] && kills > 1)
            // What is under way in the moment of death is asked again: at most the places of both providers.
            let places = 2 * UpstreamPolicy.concurrency(of: RateLimit(capacity: 10, per: .seconds(1)))
            let requests = await Self.requests(fleet)
            #expect(requests <= calm.requests + places * kills, "\(requests), calm \(calm.requests), \(kills) kills")
        }
    }

    @Test("a provider that is down holds up its own phase alone, and is asked when it is back")
    func outage() async throws {
        let down = try FaultScript("status=503 endpoint=musicbrainz/*")
        try await Fleet.with(faults: down, providers: "musicbrainz,spotify") { fleet in
            try await Self.bring(20, to: fleet)
            let job = try await Self.start(fleet)
            #expect(try await fleet.start("playlist-enrichment", ["--once"]).exitCode() == 0)
            let named: Int = try await fleet.database.query(
                "select count(*)::int from playlists.songs where title is not null")[0][0]
            #expect(named == 20)
            #expect(try await Self.status(job, fleet) == "running")
            await fleet.simulator.setFaults(FaultScript())
            try await fleet.runAsCronWithTimePassing()
            #expect(try await Self.status(job, fleet) == "completed")
            #expect(try await Self.answers(fleet).contains { $0.contains(" producer") })
        }
    }

    @Test("registries and Chartmetric are asked in their phases, once, and what they say stands with the songs")
    func registries() async throws {
        try await Fleet.with(providers: "musicbrainz,spotify") { fleet in
            try await Self.bring(20, to: fleet)
            let root = "http://127.0.0.1:\(fleet.port)"
            let keys = [
                "MLC_API_URL": "\(root)/mlc", "MLC_USERNAME": "tests", "MLC_PASSWORD": "simulator",
                "MLC_REQUESTS_PER_SECOND": "50", "CHARTMETRIC_API_URL": "\(root)/chartmetric",
                "CHARTMETRIC_REFRESH_TOKEN": "tests", "CHARTMETRIC_REQUESTS_PER_SECOND": "40",
            ]
            var requests: [Int] = []
            for _ in 0..<2 {
                let job = try await Self.start(fleet)
                for _ in 0..<5 {
                    let worker = try fleet.start("playlist-enrichment", ["--once"], keys)
                    #expect(try await worker.exitCode() == 0)
                    try await fleet.passTime()
                }
                let unsettled = try await fleet.database.query(
                    "select from playlists.chunks where run_id = $1::uuid and settled_at is null", job)
                #expect(unsettled.isEmpty)
                requests.append(await fleet.requests(to: "mlc") + fleet.requests(to: "chartmetric"))
            }
            #expect(requests[0] > 0 && requests[1] == requests[0], "\(requests)")
            let known = try await fleet.database.query(
                """
                select (select count(distinct isrc)::int from publishing.registrations where source = 'mlc'),
                  (select count(*)::int from playlists.song_facts where source = 'chartmetric'),
                  (select count(*)::int from playlists.song_facts where facts ? 'streaming_velocity')
                """)[0]
            #expect(try known[0] as Int == 20 && known[1] as Int == 20 && known[2] as Int > 0)
        }
    }
}
