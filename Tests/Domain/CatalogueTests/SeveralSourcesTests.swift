import Catalogue
import FleetMessages
import Postgres
import TestSupport
import Testing

/// What two sources say about the same music becomes one catalogue.
@Suite("Several sources")
struct SeveralSourcesTests {
    private static let first = Source("editors")
    private static let second = Source("shop")

    private func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(test.database)
        try await test.drop()
    }

    private func count(_ table: String, _ database: Database) async throws -> Int {
        switch table {
        case "artists":
            try await database.query("select count(*)::int from linernotes.artists where merged_into is null")[0][0]
        case "albums": try await database.query("select count(*)::int from linernotes.albums")[0][0]
        default: try await database.query("select count(*)::int from linernotes.tracks")[0][0]
        }
    }

    private func artist(_ id: String, _ name: String = "Ann", stating ids: [ForeignID] = []) -> FoundArtist {
        FoundArtist(nativeID: id, name: name, foreignIDs: ids)
    }

    private func album(
        _ id: String, _ artist: String, title: String = "Album", kind: String = "album", date: String? = "1999",
        _ tracks: [FoundTrack] = []
    ) -> FoundAlbum {
        FoundAlbum(
            nativeID: id, title: title, kind: kind, releaseDate: date,
            artists: [FoundArtistCredit(nativeID: artist, name: "Ann", creditedAs: "Ann")], tracks: tracks)
    }

    private func track(
        _ id: String, _ artist: String, title: String = "Song", length: Int? = 200_000, isrcs: [String] = [],
        isRecording: Bool = true
    ) -> FoundTrack {
        FoundTrack(
            nativeID: id, isRecording: isRecording, title: title, lengthMilliseconds: length, isrcCodes: isrcs,
            artists: [FoundArtistCredit(nativeID: artist, name: "Ann", creditedAs: "Ann")])
    }

    /// Stores Ann as both sources know her, then an album of each with one track.
    private func store(_ left: FoundAlbum, _ right: FoundAlbum, in database: Database) async throws {
        try await database.transaction { transaction in
            let described = DescribedArtist([(Self.first, artist("e1")), (Self.second, artist("s1"))])
            _ = try await transaction.store([described])
            _ = try await transaction.store([left], from: Self.first)
        }
        try await database.transaction { _ = try await $0.store([right], from: Self.second) }
    }

    @Test("that describe one artist together store one; a stated id joins what was two")
    func artists() async throws {
        try await with { database in
            let alone = DescribedArtist([(Self.second, artist("s1"))])
            let stating = DescribedArtist([(Self.first, artist("e1", stating: [ForeignID(Self.second, "s1")]))])
            let ids = try await database.transaction { transaction in
                let first = try await transaction.store([alone])
                let plain = try await transaction.store([DescribedArtist([(Self.first, artist("e1"))])])
                #expect(first != plain)
                return try await transaction.store([stating, alone])
            }
            #expect(ids[0] == ids[1])
            #expect(try await count("artists", database) == 1)
            let states = try await CatalogueReader(database).artists([ArtistID(rawValue: 1), ArtistID(rawValue: 2)])
            #expect(Set(states.values.map(\.id)) == [ids[0]])
        }
    }

    @Test("share a track by its ISRC, though titles differ")
    func isrc() async throws {
        try await with { database in
            try await store(
                album("e", "e1", [track("er", "e1", title: "Song", isrcs: ["USAAA0000001"])]),
                album(
                    "s", "s1",
                    [track("st", "s1", title: "Song - Remastered", isrcs: ["usaaa0000001"], isRecording: false)]),
                in: database)
            #expect(try await count("tracks", database) == 1)
            #expect(try await count("albums", database) == 1)
            let title: String = try await database.query("select title from linernotes.tracks")[0][0]
            #expect(title == "Song")
        }
    }

    @Test(
        "share a track without ISRC only by artist, title and length together",
        arguments: [
            ("Song (feat. Bob)", 201_000 as Int?, 1), ("Song", 210_000, 2), ("Song (Remix)", 200_000, 2),
            ("Song - Radio Edit", 199_000, 1), ("Song", nil, 1),
        ])
    func names(title: String, length: Int?, tracks: Int) async throws {
        try await with { database in
            try await store(
                album("e", "e1", [track("er", "e1")]),
                album("s", "s1", [track("st", "s1", title: title, length: length, isRecording: false)]), in: database)
            #expect(try await count("tracks", database) == tracks)
        }
    }

    @Test("that have other ISRCs for the same title keep two tracks")
    func otherISRC() async throws {
        try await with { database in
            try await store(
                album("e", "e1", [track("er", "e1", isrcs: ["USAAA0000001"])]),
                album("s", "s1", [track("st", "s1", isrcs: ["USAAA0000002"], isRecording: false)]), in: database)
            #expect(try await count("tracks", database) == 2)
        }
    }

    @Test("whose ids mean recordings are believed: the same ISRC on two of them stays two")
    func recordings() async throws {
        try await with { database in
            let twins = [
                track("r1", "e1", isrcs: ["USAAA0000001"]), track("r2", "e1", isrcs: ["USAAA0000001"]),
            ]
            let appearances = [
                track("a1", "s1", length: 300_000, isrcs: ["USAAA0000009"], isRecording: false),
                track("a2", "s1", length: 300_000, isrcs: ["USAAA0000009"], isRecording: false),
            ]
            try await store(album("e", "e1", twins), album("s", "s1", appearances), in: database)
            #expect(try await count("tracks", database) == 3)
        }
    }

    @Test(
        "share an album by artist, title, year and kind",
        arguments: [
            ("ALBUM", "album", "1999-05-01", 1), ("Album", "single", "1999", 2), ("Album", "album", "2005", 2),
            ("Other", "album", "1999", 2),
        ])
    func albums(title: String, kind: String, date: String, albums: Int) async throws {
        try await with { database in
            try await store(
                album("e", "e1"), album("s", "s1", title: title, kind: kind, date: date), in: database)
            #expect(try await count("albums", database) == albums)
        }
    }

    @Test("that agree on a producer make one person and more confidence")
    func agreement() async throws {
        try await with { database in
            try await store(album("e", "e1", [track("er", "e1")]), album("s", "s1"), in: database)
            let id = TrackID(rawValue: try await database.query("select id from linernotes.tracks")[0][0])
            @Sendable func claim(_ person: String, _ name: String) -> FoundCredits {
                let claim = CreditClaim(
                    personNativeID: person, personName: name, role: .producer, level: .recording,
                    sourceRole: "producer", statedOn: "x")
                return FoundCredits(nativeID: "n-\(person)", match: TrackMatch(.name, score: 0.9), claims: [claim])
            }
            try await database.transaction { transaction in
                try await transaction.store([id: claim("p1", "Max Ö")], from: Self.first)
                try await transaction.store([id: claim("p2", "MAX O")], from: Self.second)
                let credits = try await transaction.conclude([id])
                #expect(credits.count == 1)
                #expect(credits.first?.sources.map(\.name) == ["editors", "shop"])
                let table = CredibilityTable.learnt
                let each = table.weight(of: .stated(by: Self.first, .producing)) + table.weight(of: .matched(.likely))
                #expect(credits.first?.confidence == LogOdds(thousandths: 2 * each).probability)
            }
            let merged: Int64 = try await database.query(
                "select merged_into from linernotes.people where merged_into is not null")[0][0]
            let states = try await CatalogueReader(database)
                .people([PersonID(rawValue: 1), PersonID(rawValue: 2)], freshFor: .seconds(60))
            #expect(states.values.allSatisfy { $0.id.rawValue == merged && $0.nativeIDs.count == 2 })
        }
    }

    @Test("a match that is not sure enough is kept to be looked at, and not believed")
    func unsure() async throws {
        try await with { database in
            try await store(album("e", "e1", [track("er", "e1")]), album("s", "s1"), in: database)
            let id = TrackID(rawValue: try await database.query("select id from linernotes.tracks")[0][0])
            let claim = CreditClaim(
                personNativeID: "p", personName: "P", role: .producer, level: .recording, sourceRole: "p", statedOn: "x"
            )
            let credits = FoundCredits(nativeID: "n", match: TrackMatch(.name, score: 0.8), claims: [claim])
            try await database.transaction { transaction in
                try await transaction.store([id: credits], from: Self.second)
                #expect(try await transaction.conclude([id]).isEmpty)
            }
            let score: Double = try await database.query("select score from linernotes.track_matches")[0][0]
            #expect(score == 0.8)
        }
    }

    @Test("people who turn out to have the same page become one, and their tracks' credits follow")
    func pages() async throws {
        try await with { database in
            try await store(
                album("e", "e1", [track("er", "e1"), track("er2", "e1", title: "Other", length: 100_000)]),
                album("s", "s1"), in: database)
            let ids: [TrackID] = try await database.query("select id from linernotes.tracks order by id")
                .map { TrackID(rawValue: try $0[0]) }
            @Sendable func credits(_ person: String, _ name: String) -> FoundCredits {
                let claim = CreditClaim(
                    personNativeID: person, personName: name, role: .producer, level: .recording,
                    sourceRole: "producer", statedOn: "x")
                return FoundCredits(nativeID: "n-\(person)", match: TrackMatch(.isrc), claims: [claim])
            }
            let page = FoundLink(platform: "discogs", url: "https://www.discogs.com/artist/7")
            try await database.transaction { transaction in
                try await transaction.store([ids[0]: credits("p1", "Henry")], from: Self.first)
                try await transaction.store([ids[1]: credits("p2", "Cirkut")], from: Self.second)
                #expect(Set(try await transaction.conclude(ids).map(\.person)).count == 2)
                let people: [PersonID] = try await transaction.query("select id from linernotes.people order by id")
                    .map { PersonID(rawValue: try $0[0]) }
                try await transaction.store([people[0]: [page]], from: Self.first)
                try await transaction.store([people[1]: [page]], from: Self.second)
                try await transaction.conclude(pagesOf: [people[1]])
            }
            let rows = try await database.query("select distinct person_id from linernotes.credits")
            #expect(rows.count == 1)
            let links: Int = try await database.query("select count(*)::int from linernotes.social_links")[0][0]
            #expect(links == 2)
        }
    }
}
