import FleetMessages
import Postgres

/// A page by which a person can be reached.
public struct PersonLink: Sendable, Equatable, Encodable {
    /// Whose page it is: `instagram`, `homepage` and so on.
    public let platform: String
    /// Its address, on a public host.
    public let url: String
    /// The person's name there; nil where the platform has none.
    public let handle: String?
}

extension CatalogueQueries {
    /// People's pages, each once however many sources name it; who has none is missing.
    func links(of people: [PersonID]) async throws -> [PersonID: [PersonLink]] {
        try await database.query(
            """
            select distinct on (person_id, platform, page_key) person_id, platform, url, handle
            from linernotes.social_links where person_id = any ($1)
            order by person_id, platform, page_key, length(url), url
            """, people.map(\.rawValue)
        ).reduce(into: [:]) { links, row in
            let link = PersonLink(platform: try row["platform"], url: try row["url"], handle: try row["handle"])
            links[PersonID(rawValue: try row["person_id"]), default: []].append(link)
        }
    }
}
