import Catalogue
import FleetMessages
import Matching
import Postgres
import TestSupport
import Testing

/// From what sources list to the tracks of ours: versions, movements, spellings, mergers.
@Suite("Recordings as they are stored")
struct StoredVersionsTests {
    private static let editors = Source("editors")
    private static let shop = Source("shop")
    private static let code = "QZAAA0000001"

    private func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(test.database)
        try await test.drop()
    }

    private func track(
        _ id: String, _ title: String, note: String = "", position: Int = 1, length: Int? = 240_000,
        code: String? = nil, isRecording: Bool = true
    ) -> FoundTrack {
        FoundTrack(
            nativeID: id, isRecording: isRecording, title: title, note: note, position: position,
            lengthMilliseconds: length, isrcCodes: code.map { [$0] } ?? [],
            artists: [FoundArtistCredit(nativeID: isRecording ? "e" : "s", name: "Ann", creditedAs: "Ann")])
    }

    private func store(
        _ tracks: [FoundTrack], album id: String = "a", title: String = "Album", kind: String = "album",
        from source: Source, isComplete: Bool = true, in database: Database
    ) async throws {
        let album = FoundAlbum(
            nativeID: id, title: title, kind: kind, releaseDate: "2003", artists: tracks[0].artists, tracks: tracks,
            isComplete: isComplete)
        try await database.transaction { transaction in
            let ann = DescribedArtist([
                (Self.editors, FoundArtist(nativeID: "e", name: "Ann")),
                (Self.shop, FoundArtist(nativeID: "s", name: "Ann")),
            ])
            _ = try await transaction.store([ann])
            _ = try await transaction.store([album], from: source)
        }
    }

    /// Title and ids of each track that stands on an album.
    private func listed(_ database: Database) async throws -> [String] {
        try await database.query(
            """
            select t.title || ': ' || string_agg(i.native_id, ' ' order by i.native_id)
            from linernotes.album_tracks b join linernotes.tracks t on t.id = b.track_id
            join linernotes.track_identities i on i.track_id = t.id
            group by b.position, t.id, t.title order by b.position, t.title
            """
        ).map { try $0[0] }
    }

    private func references(_ database: Database) async throws -> [TrackReference] {
        let ids = try await database.query("select id from linernotes.tracks order by id").map {
            TrackID(rawValue: try $0[0])
        }
        let states = try await CatalogueReader(database).tracks(ids, freshFor: .seconds(1))
        return ids.compactMap { states[$0]?.reference }
    }

    @Test("a live take is one by its note, or by the albums on which it stands")
    func live() async throws {
        try await with { database in
            try await store(
                [
                    track("studio", "Slow Tide"),
                    track("take", "Slow Tide", note: "live, 2003-07-04: Harbour Hall", position: 2, length: 305_000),
                ],
                from: Self.editors, in: database)
            try await store(
                [track("hall", "Other Song")], album: "l", title: "In the Hall", kind: "live", from: Self.editors,
                in: database)
            let versions = try await references(database).map(\.recordingTitle.versions)
            #expect(versions.count(where: \.isEmpty) == 1)
            #expect(versions.count { $0 == [.live] } == 2)
        }
    }

    @Test(
        "one code doesn't make one of movements, nor of a live and a studio take, whoever came first",
        arguments: [false, true])
    func codes(isReversed: Bool) async throws {
        let movements = ["I. Allegro", "II. Adagio", "III. Presto", "Song (Live)", "Song"]
        let lengths = [241_000, 243_000, 244_500, 240_000, 240_000]
        func tracks(_ prefix: String, isRecording: Bool) -> [FoundTrack] {
            let all = movements.indices.map {
                track(
                    "\(prefix)\($0)", movements[$0], position: $0 + 1, length: lengths[$0], code: Self.code,
                    isRecording: isRecording)
            }
            return isReversed ? all.reversed() : all
        }
        try await with { database in
            try await store(tracks("e", isRecording: true), from: Self.editors, in: database)
            try await store(tracks("s", isRecording: false), from: Self.shop, in: database)
            #expect(try await listed(database) == movements.enumerated().map { "\($1): e\($0) s\($0)" })
        }
    }

    @Test(
        "spellings, editions and forms of Unicode are one track without a code",
        arguments: [
            ("ガラスの靴", "カ\u{3099}ラスの靴"), ("йод", "и\u{306}од"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            ("أغنية", "ا\u{654}غنية"), ("Plain Song", "Plain Song - Remastered 2011"),
            ("Plain Song", "PLAIN SONG (feat. Bob)"),
            ("Plain Song", "Plain Song - Radio Edit"), ("Don’t Go", "Don't Go"), ("Uno (En Vivo)", "Uno - Live"),
        ])
    func spellings(_ left: String, _ right: String) async throws {
        try await with { database in
            try await store([track("e", left)], from: Self.editors, in: database)
            try await store([track("s", right, length: 241_000, isRecording: false)], from: Self.shop, in: database)
            #expect(try await listed(database) == ["\(left): e s"])
        }
    }

    @Test("recordings that were merged at a source are one track with both ids, on one place")
    func merged() async throws {
        try await with { database in
            try await store([track("old", "Song"), track("b", "Other", position: 2)], from: Self.editors, in: database)
            try await store([track("new", "Song"), track("b", "Other", position: 2)], from: Self.editors, in: database)
            #expect(try await listed(database) == ["Song: new old", "Other: b"])
        }
    }

    @Test("what left the album at its source leaves it, unless another source lists it, or the list was a part")
    func left() async throws {
        let both = [track("a", "Song"), track("b", "Other", position: 2)]
        try await with { database in
            try await store(both, from: Self.editors, in: database)
            try await store([both[0]], from: Self.editors, isComplete: false, in: database)
            #expect(try await listed(database).count == 2)
            try await store([both[0]], from: Self.editors, in: database)
            #expect(try await listed(database) == ["Song: a"])
            #expect(try await database.query("select 1 from linernotes.tracks").count == 2)
        }
        try await with { database in
            try await store(both, from: Self.editors, in: database)
            try await store([track("s", "Other", position: 2, isRecording: false)], from: Self.shop, in: database)
            try await store([both[0]], from: Self.editors, in: database)
            #expect(try await listed(database) == ["Song: a", "Other: b s"])
        }
    }
}
