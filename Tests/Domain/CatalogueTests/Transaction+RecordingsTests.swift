import Catalogue
import FleetMessages
import Postgres
import TestSupport
import Testing

@Suite("Recordings stored one by one")
struct StoredRecordingsTests {
    private static let shop = Source("shop")

    private static let ann = FoundArtistCredit(nativeID: "ann", name: "Ann", creditedAs: "Ann")

    private static func album(_ id: String, _ tracks: [FoundTrack]? = nil) -> FoundAlbum {
        FoundAlbum(
            nativeID: id, title: "Album \(id)", kind: "album", artists: [ann], tracks: tracks,
            isComplete: tracks != nil)
    }

    private static func track(_ name: String, position: Int = 1) -> FoundTrack {
        FoundTrack(
            nativeID: name, isRecording: false, title: name, position: position, lengthMilliseconds: 200_000,
            isrcCodes: ["QZAAA000000\(name.utf8.count)"], artists: [ann])
    }

    private static func count(_ from: String, _ database: Database) async throws -> Int64 {
        try await database.query("select count(*) from linernotes.\(from)")[0][0]
    }

    private static func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(test.database)
        try await test.drop()
    }

    @Test("they have their places, twice stored as once, and their album is still to be asked for")
    func places() async throws {
        try await Self.with { database in
            let found = [
                FoundRecording(track: Self.track("Spray"), album: Self.album("b")),
                FoundRecording(track: Self.track("Foam"), album: Self.album("a")),
            ]
            var ids: [[String: TrackID]] = []
            for _ in 0..<2 { ids.append(try await database.transaction { try await $0.store(found, from: Self.shop) }) }
            #expect(ids[0] == ids[1] && ids[0].count == 2 && ids[0]["Foam"] != nil)
            var counts: [Int64] = []
            for table in ["tracks", "album_tracks", "track_isrcs", "freshness where subject = 'album_tracks'"] {
                counts.append(try await Self.count(table, database))
            }
            #expect(counts == [2, 2, 2, 0])
        }
    }

    @Test("what a whole list brought stays as it is")
    func besideWholeLists() async throws {
        try await Self.with { database in
            let listed = Self.album("a", [Self.track("Spray"), Self.track("Foam", position: 2)])
            try await database.transaction {
                _ = try await $0.store([listed], from: Self.shop)
                let one = FoundRecording(track: Self.track("Spray"), album: Self.album("a"))
                _ = try await $0.store([one], from: Self.shop)
            }
            let tracks = try await Self.count("album_tracks", database)
            let fresh = try await Self.count("freshness where subject = 'album_tracks'", database)
            #expect(tracks == 2 && fresh == 1)
        }
    }

    @Test("one without an album has no place, and is the other source's where code, title and length agree")
    func withoutAlbum() async throws {
        try await Self.with { database in
            let editors = Source("editors")
            let ids = try await database.transaction { transaction in
                let shop = try await transaction.store(
                    [FoundRecording(track: Self.track("Spray"), album: Self.album("a"))], from: Self.shop)
                var same = Self.track("Spray")
                same.nativeID = "e-1"
                same.isRecording = true
                let others = try await transaction.store([FoundRecording(track: same)], from: editors)
                return (shop["Spray"], others["e-1"])
            }
            #expect(ids.0 != nil && ids.0 == ids.1)
            #expect(try await Self.count("albums", database) == 1)
        }
    }

    @Test("a match that is not accepted stores nothing")
    func unsure() async throws {
        try await Self.with { database in
            let open = FoundRecording(track: Self.track("Spray"), match: TrackMatch(.isrc, score: 0.8))
            let ids = try await database.transaction { try await $0.store([open], from: Self.shop) }
            #expect(ids.isEmpty)
            #expect(try await Self.count("tracks", database) == 0)
        }
    }
}
