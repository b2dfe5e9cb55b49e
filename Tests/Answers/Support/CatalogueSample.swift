package import Catalogue
import FleetMessages
package import Postgres
import TestSupport

/// A database filled through the catalogue's own store functions, as workers fill it.
package enum CatalogueSample {
    package static let source = Source("musicbrainz")
    package static let janet = FoundArtistCredit(nativeID: "artist-janet", name: "Janet Jackson", creditedAs: "Janet")
    package static let other = FoundArtistCredit(
        nativeID: "artist-other", name: "Another Singer", creditedAs: "Another Singer")

    package static func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        do {
            try await fill(test.database)
            try await body(test.database)
        } catch {
            try await test.drop()
            throw error
        }
        try await test.drop()
    }

    /// Rhythm Nation: two producers of the recording (one by two sources), one of the album, a writer.
    /// Control: a co-producer, and Jimmy Jam again. Duet Song: on Janet's album, but another's. Lost Tape: no credit.
    static let tracks = [
        FoundTrack(
            nativeID: "rec-rhythm", title: "Rhythm Nation", position: 1, artists: [janet],
            claims: [
                claim("jam", "Jimmy Jam", .producer, on: "rec-rhythm"),
                claim("lewis", "Terry Lewis", .producer, on: "rec-rhythm", creditedAs: "T. Lewis"),
                claim("boss", "Album Boss", .producer, .release, on: "release-1"),
                claim("jam", "Jimmy Jam", .writer, .work, on: "work-rhythm"),
            ]),
        FoundTrack(
            nativeID: "rec-control", title: "Control", position: 2, artists: [janet],
            claims: [
                claim("jam", "Jimmy Jam", .producer, on: "rec-control"),
                claim("mix", "Mix Person", .mixEngineer, on: "rec-control"),
                claim("co", "Co Producer", .coProducer, .release, on: "release-1"),
            ]),
        FoundTrack(
            nativeID: "rec-duet", title: "Duet Song", position: 3, artists: [other],
            claims: [claim("third", "Third Party", .producer, on: "rec-duet")]),
        FoundTrack(nativeID: "rec-lost", title: "Lost 100% Tape", position: 4, claims: []),
        FoundTrack(nativeID: "rec-control-2", title: "Control (remix)", position: 5, artists: [janet], claims: []),
    ]

    private static func claim(
        _ id: String, _ name: String, _ role: CreditRole, _ level: CreditLevel = .recording, on: String,
        creditedAs: String = ""
    ) -> CreditClaim {
        CreditClaim(
            personNativeID: id, personName: name, role: role, level: level, creditedAs: creditedAs,
            sourceRole: role.rawValue, statedOn: on)
    }

    /// Stores all of it.
    package static func fill(_ database: Database) async throws {
        try await database.transaction { transaction in
            let album = FoundAlbum(
                nativeID: "album-1", title: "Rhythm Nation 1814", kind: "album", artists: [janet], tracks: tracks)
            _ = try await transaction.store([album], from: source)
            let genius = Source("genius")
            let ids: [TrackID] = try await transaction.query("select id from linernotes.tracks order by id")
                .map { TrackID(rawValue: try $0[0]) }
            // A second source names the same person for the same track.
            let rhythm = try await transaction.query(
                "select track_id from linernotes.track_identities where native_id = 'rec-rhythm'")
            let song = FoundCredits(
                nativeID: "song-1", match: TrackMatch(.foreignID),
                claims: [claim("genius-jam", "Jimmy Jam", .producer, on: "song-1")])
            try await transaction.store([TrackID(rawValue: try rhythm[0][0]): song], from: genius)
            _ = try await transaction.conclude(ids)
            let people = try await transaction.query(
                "select person_id from linernotes.person_identities where native_id = 'jam'")
            let jam = PersonID(rawValue: try people[0][0])
            let link = FoundLink(platform: "instagram", url: "https://instagram.com/jimmyjam", handle: "jimmyjam")
            try await transaction.store([jam: [link]], from: source)
            try await transaction.store([jam: [link]], from: genius)
        }
    }
}
