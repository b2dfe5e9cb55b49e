import Catalogue
import FleetMessages
import Postgres

/// Who produced tracks: how many, how sure, and how to reach them.
struct ProducerAnswer: Sendable, Equatable, Encodable {
    let personId: PersonID
    let name: String
    /// Tracks of which they are a producer.
    let tracks: Int
    let confidenceBest: Double
    let confidenceAverage: Double
    let sources: [String]
    var links: [Link]

    struct Link: Sendable, Equatable, Encodable {
        let platform: String
        let url: String
        let handle: String?
    }
}

extension CreditRole {
    /// The roles that make a producer, as the database has them.
    static let producerNames = allCases.filter(\.makesProducer).map(\.rawValue)
}

extension CatalogueAnswers {
    /// Producers with the most tracks first; then the surest; then by name.
    ///
    /// - Parameter artist: Counts this artist's tracks only.
    func producers(of artist: ArtistID? = nil, limit: Int) async throws -> [ProducerAnswer] {
        let rows = try await database.query(
            """
            with best as (
              select c.person_id, c.track_id, max(c.confidence) as confidence
              from linernotes.credits c
              where c.role = any ($1) and ($2::bigint is null or c.track_id in (select track_id from linernotes.tracks_of_artist($2)))
              group by c.person_id, c.track_id
            ), ranked as (
              select person_id, count(*) as tracks, max(confidence) as best, avg(confidence) as average,
                array_agg(track_id) as track_ids
              from best group by person_id
            )
            select r.person_id, p.name, r.tracks, r.best, r.average, array(
                select distinct s from linernotes.credits c, unnest(c.sources) as s
                where c.person_id = r.person_id and c.role = any ($1) and c.track_id = any (r.track_ids) order by s
              ) as sources
            from ranked r join linernotes.people p on p.id = r.person_id
            order by r.tracks desc, r.best desc, r.average desc, p.name, p.id limit $3
            """, CreditRole.producerNames, artist?.rawValue, limit)
        let producers = try rows.map(ProducerAnswer.init(row:))
        let links = try await links(of: producers.map(\.personId))
        return producers.map { producer in
            var producer = producer
            producer.links = links[producer.personId] ?? []
            return producer
        }
    }

    /// People's pages, each once however many sources name it.
    func links(of people: [PersonID]) async throws -> [PersonID: [ProducerAnswer.Link]] {
        try await database.query(
            """
            select person_id, platform, url, max(handle) as handle from linernotes.social_links
            where person_id = any ($1) group by person_id, platform, url order by person_id, platform, url
            """, people.map(\.rawValue)
        ).reduce(into: [:]) { links, row in
            let link = ProducerAnswer.Link(
                platform: try row["platform"], url: try row["url"], handle: try row["handle"])
            links[PersonID(rawValue: try row["person_id"]), default: []].append(link)
        }
    }
}

extension ProducerAnswer {
    init(row: Row) throws {
        self.init(
            personId: PersonID(rawValue: try row["person_id"]), name: try row["name"], tracks: try row["tracks"],
            confidenceBest: try row["best"], confidenceAverage: try row["average"], sources: try row["sources"],
            links: [])
    }

    static func table(_ producers: [ProducerAnswer]) -> Table {
        Table(
            [
                .text("producer", importance: 9, widthMinimum: 12), .number("tracks"), .number("best"),
                .number("average", importance: 4), .text("sources", importance: 2), .text("links", widthMinimum: 12),
            ],
            rows: producers.map {
                [
                    $0.name, String($0.tracks), Spelling.confidence($0.confidenceBest),
                    Spelling.confidence($0.confidenceAverage), $0.sources.joined(separator: ", "),
                    $0.links.map(\.label).joined(separator: ", "),
                ]
            })
    }
}

extension ProducerAnswer.Link {
    /// `instagram @quincyjones`, or the platform alone.
    var label: String { handle.map { "\(platform) @\($0.hasPrefix("@") ? String($0.dropFirst()) : $0)" } ?? platform }
}
