public import FoundationEssentials
import Postgres

/// A listener, and how much of their listening is kept.
public struct ListenerAnswer: Sendable, Equatable, Encodable {
    /// Our number, as a text like all ids.
    public let listenerId: String
    /// The name.
    public let name: String
    /// In which their hours are counted.
    public let timeZone: String
    /// Plays that are kept.
    public let plays: Int
    /// How long they listened, in milliseconds.
    public let ms: Int
    /// Songs that they heard.
    public let songs: Int
    /// Those of the songs that the catalogue has.
    public let songsInCatalogue: Int
    /// The first play; nil: there is none.
    public let firstAt: Date?
    /// The last play.
    public let lastAt: Date?
}

extension ListeningQueries {
    /// All listeners, by name.
    ///
    /// - Throws: `DatabaseError`.
    public func listeners() async throws -> [ListenerAnswer] {
        let rows = try await database.query(
            """
            select l.id, l.name, l.time_zone, coalesce(t.plays, 0) as plays, coalesce(t.ms, 0) as ms,
              coalesce(t.songs, 0) as songs, coalesce(t.known, 0) as known,
              (select p.started_at from listening.plays p where p.listener_id = l.id order by p.started_at, p.id limit 1)
                as first,
              (select p.started_at from listening.plays p where p.listener_id = l.id
                order by p.started_at desc, p.id desc limit 1) as last
            from listening.listeners l
            left join lateral (
              select sum(t.plays) as plays, sum(t.ms) as ms, count(*) as songs, count(s.track_id) as known
              from listening.song_totals t join listening.songs s on s.id = t.song_id
              where t.listener_id = l.id and t.plays > 0) as t on true
            order by l.name
            """)
        return try rows.map(ListenerAnswer.init(row:))
    }

    /// A listener, by name or number.
    ///
    /// - Throws: ``ListenerUnknown``, `DatabaseError`.
    public func listener(_ name: String) async throws -> ListenerAnswer {
        let all = try await listeners()
        guard let found = all.first(where: { $0.name == name }) ?? all.first(where: { $0.listenerId == name }) else {
            throw ListenerUnknown(name: name)
        }
        return found
    }
}

extension ListenerAnswer {
    fileprivate init(row: Row) throws {
        let id: Int64 = try row["id"]
        self.init(
            listenerId: String(id), name: try row["name"], timeZone: try row["time_zone"], plays: try row["plays"],
            ms: try row["ms"], songs: try row["songs"], songsInCatalogue: try row["known"], firstAt: try row["first"],
            lastAt: try row["last"])
    }

    /// Our number.
    var number: Int64 { Int64(listenerId) ?? 0 }
}
