import Door
import FoundationEssentials
import Hummingbird
import ListeningAnswers
import Postgres

/// What listeners heard, and who made it.
enum ListeningOperations {
    static let listener = Shape(
        "Listener",
        "listener_id:text name:text time_zone:text plays:integer ms:integer songs:integer songs_in_catalogue:integer "
            + "first_at:time? last_at:time?")
    static let play = Shape(
        "Play",
        "play_id:text started_at:time started_from:time started_to:time ended_from:time ended_to:time "
            + "ms_played:integer? title:text artists:[text] album:text? track_id:text? flags:[text] sources:[text]")
    static let heard = Shape(
        "Heard", "name:text artist:text? plays:integer ms:integer share:number songs:integer track_id:text?")
    static let maker = Shape(
        "Maker",
        "person_id:text name:text plays:integer ms:integer share:number confidence:number tracks:integer")
    static let makers = Shape(
        "Makers", "making:text ms:integer ms_known:integer ms_in_catalogue:integer people:[Maker]")
    static let week = Shape("Week", "time_zone:text ms:[[integer]] plays:[[integer]]")

    private static let period = [
        Operation.Parameter(name: "from", kind: "text", what: "Only plays from this day on (UTC): 2026-01-31."),
        Operation.Parameter(name: "to", kind: "text", what: "Only plays before this day (UTC)."),
    ]
    private static let limit = Operation.Parameter(
        name: "limit", kind: "integer", what: "Most items, 1 to 500; without: 50.")
    private static let zone = Operation.Parameter(
        name: "zone", kind: "text", what: "The time zone of the hours: Europe/Berlin; without: the listener's.")

    static let all: [Operation] = [
        .get("/listening", "Whose listening is kept", answer: .list(of: listener)) { call in
            try call.json(try await call.listening.listeners())
        },
        .get("/listening/{listener}", "A listener, by name or number", answer: .one(listener)) { call in
            try call.json(try await found(call))
        },
        .get(
            "/listening/{listener}/plays", "Plays, the latest first", period + Operation.Parameter.page,
            answer: .page(of: play)
        ) { call in
            let plays = try await call.listening.plays(
                of: try await found(call), in: try time(call), after: call.id("after").map { String($0) },
                limit: call.limit + 1)
            return try call.page(plays) { $0.playId }
        },
        chart("artists", "Artists") { try await $0.artists(of: $1, in: $2, limit: $3) },
        chart("albums", "Albums") { try await $0.albums(of: $1, in: $2, limit: $3) },
        chart("tracks", "Songs") { try await $0.tracks(of: $1, in: $2, limit: $3) },
        made(.producers, "Who produced what a listener hears: the share, and how sure"),
        made(.writers, "Who wrote it"),
        made(.engineers, "Who recorded, mixed and mastered it"),
        .get(
            "/listening/{listener}/week", "How much at each hour of each weekday, from Monday", period + [zone],
            answer: .one(week), week),
    ]

    private static func chart(
        _ name: String, _ what: String,
        _ ask: @escaping @Sendable (ListeningQueries, ListenerAnswer, Period, Int) async throws -> [HeardAnswer]
    ) -> Operation {
        .get(
            "/listening/{listener}/\(name)", "\(what), the longest heard first", period + [limit],
            answer: .list(of: heard)
        ) { call in
            try call.json(try await ask(call.listening, try await found(call), try time(call), call.limit))
        }
    }

    private static func made(_ making: Making, _ summary: String) -> Operation {
        .get("/listening/{listener}/\(making.rawValue)", summary, period + [limit], answer: .one(makers)) { call in
            try call.json(
                try await call.listening.makers(
                    making, of: try await found(call), in: try time(call), limit: call.limit))
        }
    }

    private static func week(_ call: Call) async throws -> Response {
        let listener = try await found(call)
        do {
            return try call.json(
                try await call.listening.week(of: listener, in: try time(call), timeZone: call.query("zone")))
        } catch let error as DatabaseError where error.sqlState == .invalidParameterValue {
            throw Problem.invalid("zone", "There is no such time zone.", fix: "Name one such as Europe/Berlin")
        }
    }

    private static func found(_ call: Call) async throws -> ListenerAnswer {
        do {
            return try await call.listening.listener(call.part("listener"))
        } catch is ListenerUnknown {
            throw Problem.unknown("listener of that name", "listener-unknown", fix: "See /api/v1/listening")
        }
    }

    private static func time(_ call: Call) throws -> Period {
        func day(_ name: String) throws -> Date? {
            guard let text = try call.query(name) else { return nil }
            guard let day = try? Date(text, strategy: Date.ISO8601FormatStyle().year().month().day()) else {
                throw Problem.invalid(name, "\(name) must be a day.", fix: "Write it as 2026-01-31")
            }
            return day
        }
        return Period(from: try day("from"), to: try day("to"))
    }
}

extension Call {
    var listening: ListeningQueries { get throws { ListeningQueries(try context.database) } }
}
