import Catalogue
import FleetMessages
import Postgres
import TestSupport
import Testing

/// Artists beside the one that was asked for: guests, and those of one name.
@Suite("Artists credited beside others")
struct CreditedArtistsTests {
    private static let (first, second) = (Source("editors"), Source("shop"))

    private func credit(_ id: String, _ name: String) -> FoundArtistCredit {
        FoundArtistCredit(nativeID: id, name: name, creditedAs: name)
    }

    private func album(_ id: String, _ artists: [FoundArtistCredit]) -> FoundAlbum {
        let track = FoundTrack(
            nativeID: id, title: "Song", lengthMilliseconds: 200_000, isrcCodes: ["USAAA0000001"], artists: artists)
        return FoundAlbum(
            nativeID: id, title: "Album", kind: "album", releaseDate: "1999", artists: [artists[0]], tracks: [track])
    }

    /// Ann is known as one at both sources; what is credited beside her is stored in either order.
    private func named(
        _ left: [FoundArtistCredit], _ right: [FoundArtistCredit], isLeftFirst: Bool
    ) async throws -> [String] {
        let test = try await TestDatabase.migrated()
        let stated = ForeignID(Self.second, "s1")
        _ = try await test.database.transaction {
            try await $0.store([
                DescribedArtist([(Self.first, FoundArtist(nativeID: "e1", name: "Ann", foreignIDs: [stated]))])
            ])
        }
        let pages = [
            (Self.first, album("e", [credit("e1", "Ann")] + left)),
            (Self.second, album("s", [credit("s1", "Ann")] + right)),
        ]
        for (source, album) in isLeftFirst ? pages : pages.reversed() {
            _ = try await test.database.transaction { try await $0.store([album], from: source) }
        }
        let names: [String] = try await test.database.query(
            """
            select a.name || ' ' || (select count(*) from linernotes.track_artists t where t.artist_id = a.id)
              || ' ' || (select string_agg(i.native_id, ',' order by i.native_id)
                from linernotes.artist_identities i where i.artist_id = a.id)
            from linernotes.artists a where a.merged_into is null order by 1
            """
        ).map { try $0[0] }
        try await test.drop()
        return names
    }

    @Test("a guest of one name at two sources is one, called as the first source calls them", arguments: [true, false])
    func guest(isLeftFirst: Bool) async throws {
        let names = try await named([credit("e2", "NELLY")], [credit("s2", "Nelly")], isLeftFirst: isLeftFirst)
        #expect(names == ["Ann 1 e1,s1", "NELLY 1 e2,s2"])
    }

    @Test("two of one name on a track stay two", arguments: [true, false])
    func twins(isLeftFirst: Bool) async throws {
        let names = try await named(
            [credit("e2", "Nelly"), credit("e3", "Nelly")], [credit("s2", "Nelly")], isLeftFirst: isLeftFirst)
        #expect(names.count == 4)
    }

    @Test("guests of other names stay apart", arguments: [true, false])
    func others(isLeftFirst: Bool) async throws {
        let names = try await named([credit("e2", "Nelly")], [credit("s2", "Nelson")], isLeftFirst: isLeftFirst)
        #expect(names.count == 3)
    }

    @Test("whom a source knows apart stay apart")
    func knownApart() async throws {
        let test = try await TestDatabase.migrated()
        let database = test.database
        // The guest of the first source has another id at the second than the guest that the second names.
        _ = try await database.transaction {
            let stated = ForeignID(Self.second, "s9")
            _ = try await $0.store([
                DescribedArtist([(Self.first, FoundArtist(nativeID: "e2", name: "Nelly", foreignIDs: [stated]))])
            ])
            return try await $0.store([album("e", [credit("e1", "Ann"), credit("e2", "Nelly")])], from: Self.first)
        }
        _ = try await database.transaction {
            try await $0.store([album("s", [credit("s1", "Ann"), credit("s2", "Nelly")])], from: Self.second)
        }
        let nellies = try await database.query(
            "select from linernotes.artists where name = 'Nelly' and merged_into is null")
        #expect(nellies.count == 2)
        try await test.drop()
    }
}
