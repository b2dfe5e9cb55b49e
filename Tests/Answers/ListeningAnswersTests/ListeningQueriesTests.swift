import AnswersTestSupport
import Foundation
import ListeningAnswers
import Postgres
import Testing

@Suite("what was heard")
struct ListeningQueriesTests {
    @Test("who produced it: the share of all listening, and how sure")
    func producers() async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            let producers = try await answers.makers(.producers, of: ada, limit: 10)
            #expect(producers.ms == 400_000)
            #expect(producers.msInCatalogue == 300_000)
            #expect(producers.people.first?.name == "Jimmy Jam")
            #expect(producers.people.first?.plays == 3)
            #expect(producers.people.first?.share == 0.75)
            let lewis = try #require(producers.people.first { $0.name == "Terry Lewis" })
            #expect(lewis.plays == 2 && lewis.share == 0.5 && lewis.tracks == 1)
            #expect(producers.msKnown == 300_000)
            for person in producers.people { #expect(person.confidence > 0 && person.confidence < 1) }
            let writers = try await answers.makers(.writers, of: ada, limit: 10)
            #expect(writers.people.map(\.name).contains("Jimmy Jam") && writers.msKnown == 200_000)
            let none = try await answers.makers(
                .producers, of: ada, in: Period(to: Date(timeIntervalSince1970: 0)), limit: 10)
            #expect(none.people.isEmpty && none.ms == 0)
        }
    }

    @Test("of a part of the time only its plays count, and the same as of all of it where that is all")
    func periods() async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            let start = Date(timeIntervalSince1970: Double(ListeningSample.start) / 1_000)
            let part = Period(from: start.addingTimeInterval(3_000), to: start.addingTimeInterval(9_000))
            #expect(try await answers.tracks(of: ada, in: part, limit: 9).map(\.name) == ["Control", "Rhythm Nation"])
            #expect(try await answers.plays(of: ada, in: part, limit: 9).count == 2)
            let all = Period(from: start.addingTimeInterval(-9_000), to: start.addingTimeInterval(90_000))
            let tracks = try await answers.tracks(of: ada, limit: 9)
            #expect(try await answers.tracks(of: ada, in: all, limit: 9) == tracks)
            let artists = try await answers.artists(of: ada, limit: 9)
            #expect(try await answers.artists(of: ada, in: all, limit: 9) == artists)
            let albums = try await answers.albums(of: ada, limit: 9)
            #expect(try await answers.albums(of: ada, in: all, limit: 9) == albums)
            let producers = try await answers.makers(.producers, of: ada, limit: 9)
            #expect(try await answers.makers(.producers, of: ada, in: all, limit: 9) == producers)
        }
    }

    @Test("charts: the longest heard first, shares of all")
    func charts() async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            let artists = try await answers.artists(of: ada, limit: 9)
            #expect(artists.map(\.name) == ["Janet Jackson", "Nobody"])
            #expect(artists.map(\.share) == [0.75, 0.25] && artists.map(\.plays) == [3, 1])
            let tracks = try await answers.tracks(of: ada, limit: 9)
            #expect(tracks.map(\.name) == ["Rhythm Nation", "Control", "Nobody's Song"])
            #expect(tracks.map { $0.trackId == nil } == [false, false, true])
            #expect(try await answers.albums(of: ada, limit: 1).map(\.songs) == [2])
        }
    }

    @Test("pages of any size hold every play once, the latest first", arguments: [1, 3, 4])
    func pages(size: Int) async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            let whole = try await answers.plays(of: ada, limit: 9)
            #expect(whole.map(\.title) == ["Nobody's Song", "Control", "Rhythm Nation", "Rhythm Nation"])
            var paged: [PlayAnswer] = []
            while true {
                let page = try await answers.plays(of: ada, after: paged.last?.playId, limit: size)
                if page.isEmpty { break }
                paged += page
            }
            #expect(paged == whole)
            #expect(try await answers.plays(of: ada, after: "999999", limit: 9).isEmpty)
            #expect(try await answers.plays(of: ada, after: "nonsense", limit: 9).isEmpty)
        }
    }

    /// 14 November 2023, 22:13 UTC: in Berlin 23:13 on Tuesday, and the hours after it are Wednesday's.
    @Test("hours and weekdays in the listener's zone, or another")
    func week() async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            let berlin = try await answers.week(of: ada)
            #expect(berlin.timeZone == "Europe/Berlin")
            #expect(berlin.plays[1][23] == 1 && berlin.plays[2][0] == 1 && berlin.ms[2][2] == 100_000)
            let utc = try await answers.week(of: ada, timeZone: "UTC")
            #expect(utc.plays[1][22] == 1 && utc.plays[1][23] == 1 && utc.plays[2][1] == 1)
            #expect(utc.plays.joined().reduce(0, +) == 4)
            await #expect(throws: DatabaseError.self) { try await answers.week(of: ada, timeZone: "Nowhere") }
        }
    }

    @Test("a listener is found by name or number; another name is said")
    func listeners() async throws {
        try await ListenerSample.with { database, ada in
            let answers = ListeningQueries(database)
            #expect(try await answers.listeners().map(\.name) == ["Ada", "Bo"])
            let byNumber = try await answers.listener(ada.listenerId)
            #expect(byNumber == ada)
            #expect(ada.songsInCatalogue == 2 && ada.songs == 3 && ada.plays == 4)
            await #expect(throws: ListenerUnknown.self) { try await answers.listener("Eve") }
        }
    }

    @Test("monitoring queries for users and play_events run as they are written")
    func monitoring() async throws {
        try await ListenerSample.with { database, _ in
            try await database.transaction { transaction in
                try await transaction.query("set local search_path = listening")
                try await transaction.query(
                    """
                    update listeners set consecutive_failures = 2, last_failure_type = 'AUTH', last_failed_at = now(),
                      email = 'ada@example.org' where name = 'Ada'
                    """)
                let cooling = try await transaction.query(
                    """
                    SELECT id, consecutive_failures, last_failure_type, last_failed_at
                    FROM users
                    WHERE consecutive_failures > 0
                    ORDER BY last_failed_at DESC;
                    """)
                #expect(cooling.count == 1)
                #expect(try cooling[0]["last_failure_type"] == "AUTH")
                let recent = try await transaction.query(
                    """
                    SELECT pe.*, t.name as track_name, u.email
                    FROM play_events pe
                    JOIN tracks t ON pe.track_id = t.id
                    JOIN users u ON pe.user_id = u.id
                    ORDER BY pe.played_at DESC
                    LIMIT 10;
                    """)
                #expect(recent.count == 5)
                #expect(try recent[0]["track_name"] == "Nobody's Song")
                #expect(try recent[0]["email"] == "ada@example.org")
            }
        }
    }
}
