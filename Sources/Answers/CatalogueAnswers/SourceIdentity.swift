import FleetMessages
import Postgres

/// The id under which a source knows a thing, and where anybody can look at it.
public struct SourceIdentity: Sendable, Equatable, Encodable {
    /// `musicbrainz`.
    public let source: String
    /// The source's id.
    public let nativeId: String
    /// The page of it; nil where the source has none, and for ids of the simulator.
    public let url: String?

    init(source: String, nativeId: String, kind: SourcePage.Kind) {
        self.source = source
        self.nativeId = nativeId
        url = SourcePage.url(source: source, nativeID: nativeId, kind: kind)
    }
}

extension CatalogueQueries {
    /// The ids under which sources know a thing, by source, 50 at most.
    ///
    /// - Throws: `DatabaseError`.
    func identities(_ kind: SourcePage.Kind, of id: Int64) async throws -> [SourceIdentity] {
        let rows =
            switch kind {
            case .artist:
                try await database.query(
                    """
                    select source, native_id from linernotes.artist_identities where artist_id = $1 order by 1, 2 limit 50
                    """, id)
            case .album:
                try await database.query(
                    """
                    select source, native_id from linernotes.album_identities where album_id = $1 order by 1, 2 limit 50
                    """, id)
            case .track:
                try await database.query(
                    """
                    select source, native_id from linernotes.track_identities where track_id = $1 order by 1, 2 limit 50
                    """, id)
            case .person:
                try await database.query(
                    """
                    select source, native_id from linernotes.person_identities where person_id = $1 order by 1, 2 limit 50
                    """, id)
            }
        return try rows.map {
            SourceIdentity(source: try $0["source"], nativeId: try $0["native_id"], kind: kind)
        }
    }
}
