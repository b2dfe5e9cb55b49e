public import FleetMessages
import Postgres

/// A person in full: who they are to us, and how they can be reached.
public struct PersonDetail: Sendable, Equatable, Encodable {
    /// What a public account of theirs shows.
    public struct Profile: Sendable, Equatable, Encodable {
        /// `instagram`.
        public let platform: String
        /// Their name on it.
        public let handle: String
        /// What they say of themselves; nil: nothing.
        public let biography: String?
        /// nil: not shown.
        public let followers: Int?
    }

    /// Our number of them; another than was asked for where that one turned out to be this.
    public let personId: PersonID
    /// Their name.
    public let name: String
    /// `Person`, `Group` and so on, in a source's word; nil: no source says.
    public let kind: String?
    /// Whether sources were asked for their pages: without that, no page says nothing.
    public let wereLinksRequested: Bool
    /// Tracks on which they have a credit.
    public let tracks: Int
    /// Tracks of which they are a producer.
    public let tracksProduced: Int
    /// Their pages, by platform.
    public let links: [PersonLink]
    /// What their public accounts show.
    public let profiles: [Profile]
    /// The ids under which sources know them.
    public let identities: [SourceIdentity]
}

extension CatalogueQueries {
    /// A person in full; nil where there is none of that number. One that was merged is the one they became.
    ///
    /// - Throws: `DatabaseError`.
    public func person(_ id: PersonID) async throws -> PersonDetail? {
        let rows = try await database.query(
            """
            select b.id, b.name, b.kind, b.links_requested_at is not null as were_requested, c.tracks, c.produced
            from linernotes.people a
            join linernotes.people b on b.id = coalesce(a.merged_into, a.id)
            cross join lateral (
              select count(distinct x.track_id) as tracks,
                count(distinct x.track_id) filter (
                  where x.role in ('producer', 'co_producer', 'additional_producer')) as produced
              from linernotes.credits x where x.person_id = b.id) as c
            where a.id = $1
            """, id.rawValue)
        guard let row = rows.first else { return nil }
        let person = PersonID(rawValue: try row["id"])
        let links = try await links(of: [person])[person] ?? []
        return PersonDetail(
            personId: person, name: try row["name"], kind: try row["kind"],
            wereLinksRequested: try row["were_requested"], tracks: try row["tracks"],
            tracksProduced: try row["produced"], links: links, profiles: try await profiles(links),
            identities: try await identities(.person, of: person.rawValue))
    }

    private func profiles(_ links: [PersonLink]) async throws -> [PersonDetail.Profile] {
        let handles = links.compactMap(\.handle)
        guard !handles.isEmpty else { return [] }
        let known = Set(links.compactMap { link in link.handle.map { "\(link.platform) \($0)" } })
        return try await database.query(
            """
            select platform, handle, biography, followers from linernotes.social_profiles
            where handle = any ($1) and is_found order by platform, handle limit 20
            """, handles
        ).map {
            PersonDetail.Profile(
                platform: try $0[0], handle: try $0[1], biography: try $0[2], followers: try $0[3])
        }.filter { known.contains("\($0.platform) \($0.handle)") }
    }
}
