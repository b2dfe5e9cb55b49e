import Catalogue
import FleetMessages
import FoundationEssentials
import Messages
import Postgres

/// How far a discovery is: a row of `linernotes.run_status`.
struct RunProgress: Sendable, Equatable, Encodable {
    struct QueueProgress: Sendable, Equatable, Codable {
        var sent = 0
        var acknowledged = 0
        var deadLettered = 0
        var inFlight = 0
        var requests = 0
    }

    let runId: String
    let artist: String
    let startedAt: Date
    /// nil while messages are in flight.
    var finishedAt: Date?
    let inFlight: Int
    let deadLettered: Int
    let requests: Int
    let queues: [String: QueueProgress]

    /// Everything sent was acknowledged or given up; what a message leads to is sent in the same moment as the
    /// message is acknowledged, so nothing is in between.
    var isFinished: Bool { inFlight <= 0 && queues.values.contains { $0.sent > 0 } }

    func of(_ queue: QueueName) -> QueueProgress { queues[queue.rawValue] ?? QueueProgress() }
}

extension RunProgress {
    init(row: Row) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let queues: String = try row["queues"]
        self.init(
            runId: try row["run_id"], artist: try row["artist"], startedAt: try row["started_at"],
            finishedAt: try row["finished_at"], inFlight: try row["in_flight"],
            deadLettered: try row["dead_lettered"], requests: try row["requests"],
            queues: try decoder.decode([String: QueueProgress].self, from: Data(queues.utf8)))
    }
}

/// What the catalogue holds of an artist so far.
struct ArtistCounts: Sendable, Equatable, Encodable {
    var albums = 0
    var tracks = 0
    var credits = 0
    var people = 0
}

/// A message of a run that was given up.
struct RunDeadLetter: Sendable, Equatable, Encodable {
    let id: Int64
    let queue: String
    let category: String
    let error: String
}

/// Starts discoveries and asks how they do.
struct Discoveries: Sendable {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// Who is asked for, and whether that is settled to be an id or a name.
    enum Query: Sendable, Equatable {
        case either(String)
        case id(String)
        case name(String)

        /// The same as sources are asked, settled as `start_artist_discovery` settles it.
        var artistQuery: ArtistQuery {
            switch self {
            case .id(let text): .id(text)
            case .name(let text): .name(text)
            case .either(let text): Self.looksLikeID(text) ? .id(text) : .name(text)
            }
        }

        private static func looksLikeID(_ text: String) -> Bool {
            let isBase62 = text.utf8.count == 22 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isBase62 || UUID(uuidString: text) != nil
        }
    }

    /// Starts a discovery.
    ///
    /// - Returns: The run's id.
    func start(_ query: Query) async throws -> String {
        let (sql, text) =
            switch query {
            case .either(let text): ("select linernotes.start_artist_discovery($1)::text", text)
            case .id(let text): ("select linernotes.start_artist_discovery(artist_id => $1)::text", text)
            case .name(let text): ("select linernotes.start_artist_discovery(artist_name => $1)::text", text)
            }
        guard let row = try await database.query(sql, text).first else {
            throw ToolError(.fault, "the discovery did not start", fix: "`liner doctor` checks the database")
        }
        return try row[0]
    }

    func progress(_ run: String) async throws -> RunProgress {
        guard let progress = try await Runs(database).matching(run).first else {
            throw ToolError(.fault, "the run \(run) is gone", fix: "Somebody deleted it; start it again")
        }
        return progress
    }

    /// The artist that a run found; nil before it has, and when it found none.
    func artist(of run: String) async throws -> ArtistID? {
        // The newest first: the run is young, and the archive may be long.
        try await database.query(
            """
            select coalesce(
              (select m.message ->> 'artistId' from pgmq.q_album_discovery m
               where m.headers ->> 'run' = $1 order by m.msg_id desc limit 1),
              (select m.message ->> 'artistId' from pgmq.a_album_discovery m
               where m.headers ->> 'run' = $1 order by m.msg_id desc limit 1)) as artist_id
            """, run
        ).first.flatMap { row in
            let text: String? = try row["artist_id"]
            return text.flatMap { Int64($0) }.map { ArtistID(rawValue: $0) }
        }
    }

    func counts(of artist: ArtistID) async throws -> ArtistCounts {
        let rows = try await database.query(
            """
            with tracks as materialized (select track_id from linernotes.tracks_of_artist($1))
            select
              (select count(*) from linernotes.album_artists where artist_id = $1) as albums,
              (select count(*) from tracks) as tracks,
              count(*) as credits, count(distinct c.person_id) as people
            from linernotes.credits c where c.track_id in (select track_id from tracks)
            """, artist.rawValue)
        guard let row = rows.first else { return ArtistCounts() }
        return ArtistCounts(
            albums: try row["albums"], tracks: try row["tracks"], credits: try row["credits"],
            people: try row["people"])
    }

    func deadLetters(of run: String) async throws -> [RunDeadLetter] {
        try await database.query(
            """
            select id, queue, category, error from linernotes.dead_letters
            where run_id = $1::text::uuid and redriven_at is null order by id limit 100
            """, run
        ).map {
            RunDeadLetter(
                id: try $0["id"], queue: try $0["queue"], category: try $0["category"], error: try $0["error"])
        }
    }
}
