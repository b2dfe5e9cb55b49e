import Postgres

/// How many rows the catalogue has: the same before and after means that nothing was added twice.
struct DemoCounts: Sendable, Equatable, Encodable {
    let artists, albums, tracks, people, evidence, credits, links: Int

    init(_ database: Database) async throws {
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
        artists = try row["artists"]
        albums = try row["albums"]
        tracks = try row["tracks"]
        people = try row["people"]
        evidence = try row["evidence"]
        credits = try row["credits"]
        links = try row["links"]
    }

    var isEmpty: Bool { tracks == 0 }

    var line: String {
        [
            Spelling.count(artists, "artist"), Spelling.count(albums, "album"), Spelling.count(tracks, "track"),
            Spelling.count(people, "person", "people"), Spelling.count(evidence, "statement"),
            Spelling.count(credits, "credit"), Spelling.count(links, "link"),
        ].joined(separator: ", ")
    }
}
