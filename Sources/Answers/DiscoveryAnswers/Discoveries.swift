public import Catalogue
import CatalogueAnswers
public import FleetMessages
import FoundationEssentials
public import Postgres

/// Starts discoveries, and says whom they found.
public struct Discoveries: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Who is asked for, and whether that is settled to be an id or a name.
    public enum Query: Sendable, Equatable {
        /// An id where it looks like one or is the address of an artist's page, else a name.
        case either(String)
        /// A provider's id, whatever it looks like.
        case id(String)
        /// A name, whatever it looks like.
        case name(String)

        /// The same as sources are asked, settled as `start_artist_discovery` settles it.
        public var artistQuery: ArtistQuery {
            switch self {
            case .id(let text): .id(text)
            case .name(let text): .name(text)
            case .either(let text):
                ArtistAddress.id(in: text).map { .id($0) } ?? (Self.looksLikeID(text) ? .id(text) : .name(text))
            }
        }

        /// Whether it is settled to be an id.
        public var isID: Bool { if case .id = artistQuery { true } else { false } }

        private static func looksLikeID(_ text: String) -> Bool {
            let isBase62 = text.utf8.count == 22 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isBase62 || UUID(uuidString: text) != nil
        }
    }

    /// Starts a discovery.
    ///
    /// - Returns: The run's id.
    /// - Throws: `DatabaseError`, where the text is empty too.
    public func start(_ query: Query) async throws -> String {
        let (sql, text) =
            switch query {
            case .either(let text) where ArtistAddress.id(in: text) != nil:
                ("select linernotes.start_artist_discovery(artist_id => $1)::text", ArtistAddress.id(in: text) ?? text)
            case .either(let text): ("select linernotes.start_artist_discovery($1)::text", text)
            case .id(let text): ("select linernotes.start_artist_discovery(artist_id => $1)::text", text)
            case .name(let text): ("select linernotes.start_artist_discovery(artist_name => $1)::text", text)
            }
        return try await database.query(sql, text)[0][0]
    }

    /// Lets all that is known of whom the text means count as never asked for; nothing where nobody is known.
    ///
    /// - Parameter text: A name, our id, or a source's; of several of a name each is meant.
    /// - Throws: `DatabaseError`.
    public func forgetFreshness(of text: String) async throws {
        for artist in try await CatalogueQueries(database).artists(ArtistAddress.id(in: text) ?? text) {
            try await database.query("select linernotes.forget_freshness($1)", artist.artistId.rawValue)
        }
    }

    /// The artist that a run found: whom the first source by name took; nil before it has, and when it found none.
    ///
    /// - Throws: `DatabaseError`.
    public func artist(of run: String) async throws -> ArtistID? {
        try await database.query(
            """
            select i.artist_id
            from linernotes.run_artists r join linernotes.artist_identities i using (source, native_id)
            where r.run_id = $1::text::uuid and r.is_taken order by r.source limit 1
            """, run
        ).first.map { ArtistID(rawValue: try $0[0]) }
    }
}
