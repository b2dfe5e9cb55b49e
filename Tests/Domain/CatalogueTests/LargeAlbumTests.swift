import Catalogue
import Postgres
import TestSupport
import Testing

@Suite("An album of 20,000 tracks")
struct LargeAlbumTests {
    private struct Interrupted: Error {}

    private static func album(tracks count: Int) -> FoundAlbum {
        let artists = [FoundArtistCredit(nativeID: "x", name: "Ann", creditedAs: "Ann")]
        return FoundAlbum(
            nativeID: "a", title: "Everything", artists: artists,
            tracks: (1...count).map { number in
                FoundTrack(
                    nativeID: "t\(number)", title: "Track \(number)", position: number,
                    lengthMilliseconds: 1_000 * number, artists: artists)
            })
    }

    /// A session whose statements may take a third of what a worker's may.
    private func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        let database = Database(
            DatabaseConfiguration(connectionString: test.connectionString, statementTimeout: .seconds(10)))
        try await body(database)
        await database.close()
        try await test.drop()
    }

    private func count(_ database: Database) async throws -> Int {
        try await database.query("select count(*)::int from linernotes.album_tracks")[0][0]
    }

    @Test("is stored whole, each of its statements within its deadline, and as one album")
    func stored() async throws {
        try await with { database in
            let stored = try await database.transaction {
                try await $0.store([Self.album(tracks: 20_000)], from: Source("editors"))
            }
            #expect(stored.map(\.nativeID) == ["a"])
            #expect(try await count(database) == 20_000)
            let first: String = try await database.query(
                """
                select t.title from linernotes.album_tracks a join linernotes.tracks t on t.id = a.track_id
                order by a.position desc limit 1
                """)[0][0]
            #expect(first == "Track 20000")
        }
    }

    @Test("is stored not at all where its transaction ends early")
    func interrupted() async throws {
        try await with { database in
            await #expect(throws: Interrupted.self) {
                try await database.transaction { transaction in
                    _ = try await transaction.store([Self.album(tracks: 3_000)], from: Source("editors"))
                    throw Interrupted()
                }
            }
            let left = try await count(database)
            #expect(left == 0)
        }
    }
}
