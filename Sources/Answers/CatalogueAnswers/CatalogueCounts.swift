public import FleetMessages
import Postgres

/// How many rows the whole catalogue has, exactly: the same before and after means that nothing was added twice.
public struct CatalogueCounts: Sendable, Equatable, Encodable {
    /// Artists; those that turned out to be another are not counted.
    public let artists: Int
    /// Albums.
    public let albums: Int
    /// Tracks.
    public let tracks: Int
    /// People; those that turned out to be another are not counted.
    public let people: Int
    /// Statements of sources about who did what.
    public let evidence: Int
    /// Credits, as concluded from the statements.
    public let credits: Int
    /// Pages of people, each as often as a source names it.
    public let links: Int
}

/// What the catalogue holds of an artist so far, exactly.
public struct ArtistCounts: Sendable, Equatable, Encodable {
    /// Albums that are credited to the artist.
    public var albums = 0
    /// Tracks of which they are an artist.
    public var tracks = 0
    /// Credits of these tracks.
    public var credits = 0
    /// People who have these credits.
    public var people = 0

    public init(albums: Int = 0, tracks: Int = 0, credits: Int = 0, people: Int = 0) {
        self.albums = albums
        self.tracks = tracks
        self.credits = credits
        self.people = people
    }
}

extension CatalogueQueries {
    /// How large the catalogue is. Counts each row: it takes as long as the tables are large.
    ///
    /// - Throws: `DatabaseError`.
    public func counts() async throws -> CatalogueCounts {
        let row = try await database.query(
            """
            select (select count(*) from linernotes.artists where merged_into is null) as artists,
              (select count(*) from linernotes.albums) as albums,
              (select count(*) from linernotes.tracks) as tracks,
              (select count(*) from linernotes.people where merged_into is null) as people,
              (select count(*) from linernotes.credit_evidence) as evidence,
              (select count(*) from linernotes.credits) as credits,
              (select count(*) from linernotes.social_links) as links
            """)[0]
        return CatalogueCounts(
            artists: try row["artists"], albums: try row["albums"], tracks: try row["tracks"],
            people: try row["people"], evidence: try row["evidence"], credits: try row["credits"],
            links: try row["links"])
    }

    /// What there is of an artist; zeros where there is nothing.
    ///
    /// - Throws: `DatabaseError`.
    public func counts(of artist: ArtistID) async throws -> ArtistCounts {
        let row = try await database.query(
            """
            with tracks as materialized (select track_id from linernotes.tracks_of_artist($1))
            select
              (select count(*) from linernotes.album_artists where artist_id = $1) as albums,
              (select count(*) from tracks) as tracks,
              count(*) as credits, count(distinct c.person_id) as people
            from linernotes.credits c where c.track_id in (select track_id from tracks)
            """, artist.rawValue)[0]
        return ArtistCounts(
            albums: try row["albums"], tracks: try row["tracks"], credits: try row["credits"],
            people: try row["people"])
    }
}
