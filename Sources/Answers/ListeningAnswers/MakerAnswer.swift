public import Catalogue
import Postgres

/// What somebody has to have done for a song to count as theirs.
public enum Making: String, Sendable, CaseIterable, Encodable {
    /// Produced it: main, co- and additional producers.
    case producers
    /// Wrote it: words or music.
    case writers
    /// Recorded, mixed or mastered it.
    case engineers

    /// The roles of a credit that count.
    public var roles: [CreditRole] {
        switch self {
        case .producers: CreditRole.allCases.filter(\.makesProducer)
        case .writers: [.writer, .composer, .lyricist, .librettist]
        case .engineers: [.engineer, .recordingEngineer, .mixEngineer, .masteringEngineer]
        }
    }
}

/// Somebody who made what a listener hears.
public struct MakerAnswer: Sendable, Equatable, Encodable {
    /// Our number of the person, as a text.
    public let personId: String
    /// The name.
    public let name: String
    /// How often songs of theirs were played.
    public let plays: Int
    /// How long, in milliseconds.
    public let ms: Int
    /// The share of all listening of that time, songs of unknown makers counted, 0…1. Of two producers of a song each has
    /// all of it, so that shares add up to more than one.
    public let share: Double
    /// How sure their credits are, 0…1, on average over the time listened.
    public let confidence: Double
    /// Tracks of theirs that were heard.
    public let tracks: Int
}

/// Who made what a listener hears, and how much of it is known.
public struct MakersAnswer: Sendable, Equatable, Encodable {
    /// What they did.
    public let making: Making
    /// All listening of that time, in milliseconds.
    public let ms: Int
    /// The part of it whose makers are known, in milliseconds.
    public let msKnown: Int
    /// The part whose songs are in the catalogue, in milliseconds.
    public let msInCatalogue: Int
    /// People, the longest heard first.
    public let people: [MakerAnswer]
}

extension ListeningQueries {
    /// Who produced, wrote or engineered what a listener hears.
    ///
    /// - Parameter limit: Most people, 1 or more.
    /// - Throws: `DatabaseError`.
    public func makers(
        _ making: Making, of listener: ListenerAnswer, in period: Period = .always, limit: Int
    ) async throws -> MakersAnswer {
        let rows = try await database.query(
            """
            with heard as materialized (
              select s.track_id, sum(t.plays) as plays, sum(t.ms) as ms
              from listening.song_sums($1, $2, $3) t join listening.songs s on s.id = t.song_id
              group by s.track_id
            ), best as materialized (
              select c.track_id, c.person_id, max(c.confidence) as confidence, h.plays, h.ms
              from heard h join linernotes.credits c on c.track_id = h.track_id
              where c.role = any ($4)
              group by c.track_id, c.person_id, h.plays, h.ms
            ), people as (
              select b.person_id, sum(b.plays) as plays, sum(b.ms) as ms, count(*) as tracks,
                coalesce(sum(b.confidence * b.ms) / nullif(sum(b.ms), 0), avg(b.confidence)) as confidence
              from best b group by b.person_id
            ), sums as (
              select coalesce(sum(h.ms), 0) as ms, coalesce(sum(h.ms) filter (where h.track_id is not null), 0) as listed,
                coalesce((select sum(k.ms) from (select distinct b.track_id, b.ms from best b) k), 0) as known
              from heard h
            )
            select u.ms as all_ms, u.listed, u.known, p.person_id, n.name, p.plays, p.ms, p.tracks, p.confidence,
              coalesce(p.ms / nullif(u.ms, 0), 0) as share
            from sums u
            left join (
              select * from people order by ms desc, plays desc, person_id limit $5) p on true
            left join linernotes.people n on n.id = p.person_id
            order by p.ms desc, p.plays desc, p.person_id
            """, listener.number, period.from, period.to, making.roles.map(\.rawValue), limit)
        let people = try rows.compactMap { try MakerAnswer(row: $0) }
        return MakersAnswer(
            making: making, ms: try rows[0]["all_ms"], msKnown: try rows[0]["known"],
            msInCatalogue: try rows[0]["listed"], people: people)
    }
}

extension MakerAnswer {
    fileprivate init?(row: Row) throws {
        guard let id: Int64 = try row["person_id"] else { return nil }
        self.init(
            personId: String(id), name: try row["name"], plays: try row["plays"], ms: try row["ms"],
            share: try row["share"], confidence: try row["confidence"], tracks: try row["tracks"])
    }
}
