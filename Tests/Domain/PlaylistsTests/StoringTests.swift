import FoundationEssentials
import PlaylistFiles
import Playlists
import Postgres
import TestSupport
import Testing

/// A database of a test's own, and short ways to look into it.
private struct World: Sendable {
    let database: Database

    static func with(_ body: (World) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        do {
            try await body(World(database: test.database))
        } catch {
            try await test.drop()
            throw error
        }
        try await test.drop()
    }

    func value<Value: PostgresDecodable>(_ sql: String) async throws -> Value { try await database.query(sql)[0][0] }
    func values<Value: PostgresDecodable>(_ sql: String) async throws -> [Value] {
        try await database.query(sql).map { try $0[0] }
    }
}

@Suite("Storing playlists")
struct StoringTests {
    private func bring(
        _ text: String, _ name: String = "list.csv", named: Bool = false, in scratch: World
    ) async throws -> [StoredList] {
        let bytes = Array(text.utf8)
        let file = try PlaylistReader.file(bytes)
        // Not the real digest: any 32 bytes that differ where the text does.
        let digest = Array((String(text.hashValue, radix: 16) + String(repeating: "0", count: 40)).utf8.prefix(32))
        let brought = BroughtFile(file, name: name, isNamed: named, origin: .file, digest: digest)
        return try await scratch.database.transaction { transaction in
            let stored = try await transaction.store(brought)
            try await transaction.matchSongs(ofStates: stored.map(\.stateID))
            return stored
        }
    }

    private func counts(_ scratch: World) async throws -> [Int] {
        var counts: [Int] = []
        for table in ["playlists", "states", "songs", "entries", "refused"] {
            counts.append(try await scratch.value("select count(*)::int from playlists.\(table)"))
        }
        return counts
    }

    @Test("a list is stored with its songs and what is none; the same bytes add nothing, under any name")
    func once() async throws {
        try await World.with { scratch in
            let text = "isrc,title,artist\nZZSYN2600001,One,Ann\nZZSYN2600001,One,Ann\nbad,,\n,Two,Bob\n"
            let first = try await bring(text, in: scratch)
            #expect(first.map(\.isNew) == [true])
            let before = try await counts(scratch)
            #expect(before == [1, 1, 2, 3, 1])
            for name in ["list.csv", "list (1).csv"] {
                let again = try await bring(text, name, in: scratch)
                #expect(again.map(\.isSame) == [true])
                #expect(again.map(\.stateID) == first.map(\.stateID))
            }
            #expect(try await counts(scratch) == before)
            #expect(try await bring(text, "Other", named: true, in: scratch).map(\.isNew) == [true])
        }
    }

    @Test("a newer file of a list is a new state of it")
    func newer() async throws {
        try await World.with { scratch in
            let first = try await bring("isrc\nZZSYN2600001\n", in: scratch)
            let second = try await bring("isrc\nZZSYN2600001\nZZSYN2600002\n", in: scratch)
            #expect(second.map(\.playlistID) == first.map(\.playlistID))
            #expect(second.map(\.isNew) == [false])
            #expect(second.map(\.isSame) == [false])
            #expect(try await counts(scratch) == [1, 2, 2, 3, 0])
        }
    }

    private static let songs = """
        select concat_ws(' ', isrc, spotify_id, title) from playlists.songs where merged_into is null order by 1
        """

    @Test("a later list completes what an earlier one left open, and what contradicts stays apart")
    func completed() async throws {
        let (one, two, three) = ("Syn0000000000000000001", "Syn0000000000000000002", "Syn0000000000000000003")
        try await World.with { scratch in
            _ = try await bring("spotifyid\n\(one)\n\(two)\n", "a.csv", in: scratch)
            _ = try await bring("isrc,spotifyid,title\nZZSYN2600001,\(one),One\n", "b.csv", in: scratch)
            #expect(try await scratch.values(Self.songs) == [two, "ZZSYN2600001 \(one) One"])
            // The same code under another id: one song, found by either id from now on.
            _ = try await bring("isrc,spotifyid\nZZSYN2600001,\(two)\n", "c.csv", in: scratch)
            #expect(try await scratch.values(Self.songs) == ["ZZSYN2600001 \(one) One"])
            _ = try await bring("spotifyid\n\(two)\n", "d.csv", in: scratch)
            #expect(try await scratch.values(Self.songs) == ["ZZSYN2600001 \(one) One"])
            let entries: [Int64] = try await scratch.values("select distinct song_id from playlists.entries")
            #expect(entries.count == 1)
            // Another code under an id that has one.
            _ = try await bring("isrc,spotifyid\nZZSYN2600002,\(one)\nZZSYN2600003,\(three)\n", "e.csv", in: scratch)
            #expect(
                try await scratch.values(Self.songs) == [
                    "ZZSYN2600001 \(one) One", "ZZSYN2600002 \(one)", "ZZSYN2600003 \(three)",
                ])
        }
    }

    @Test("texts without a key are one song where their lengths agree")
    func texts() async throws {
        try await World.with { scratch in
            _ = try await bring("title,artist,duration\nSong,Ann,200\nSong,Ann,260\n", "a.csv", in: scratch)
            _ = try await bring("title,artist,duration\nSONG,ann,201\n", "b.csv", in: scratch)
            let lengths: [Int] = try await scratch.values("select duration_ms from playlists.songs order by 1")
            #expect(lengths == [200_000, 260_000])
        }
    }

    @Test("lists that come at once are as lists that come one after the other")
    func atOnce() async throws {
        try await World.with { scratch in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let rows = (0..<50).map { "ZZSYN26\(10_000 + ($0 + number) % 60),Song \($0)" }
                        _ = try await bring(
                            "isrc,title\n\(rows.joined(separator: "\n"))\n", "l\(number % 4).csv", in: scratch)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await counts(scratch).prefix(4) == [4, 8, 57, 400])
        }
    }

    @Test("songs find their recordings in the catalogue by code, by id and by text, and text is never quite sure")
    func matched() async throws {
        try await World.with { scratch in
            try await scratch.database.query(
                """
                with artist as (
                  insert into linernotes.artists (name, name_key) values ('The Tin Kites', 'the tin kites') returning id
                ), track as (
                  insert into linernotes.tracks (title, title_key, length_ms)
                  values ('One', 'one', 200000), ('Two', 'two', 210000), ('Three', 'three', 220000) returning id, title
                ), code as (
                  insert into linernotes.track_isrcs (track_id, isrc)
                  select id, 'ZZSYN2600001' from track where title = 'One'
                ), identity as (
                  insert into linernotes.track_identities (source, native_id, track_id)
                  select 'spotify', 'Syn0000000000000000002', id from track where title = 'Two'
                )
                insert into linernotes.track_artists (track_id, artist_id, position, credited_as)
                select t.id, a.id, 0, 'The Tin Kites' from track t, artist a
                """)
            _ = try await bring(
                """
                isrc,spotifyid,title,artist,duration
                ZZSYN2600001,,One,The Tin Kites,200
                ,Syn0000000000000000002,Two,The Tin Kites,
                ,,Three,the TIN kites,221
                ,,Four,The Tin Kites,221
                """, in: scratch)
            #expect(
                try await scratch.values(
                    """
                    select concat_ws(' ', s.title, t.title, s.match_method, round(s.match_confidence::numeric, 2))
                    from playlists.songs s left join linernotes.tracks t on t.id = s.track_id order by s.song_id
                    """) == ["One One isrc 1.00", "Two Two spotify 1.00", "Three Three text 0.90", "Four"])
        }
    }

    @Test("names as long as rows allow are stored, whatever they are made of")
    func longNames() async throws {
        try await World.with { scratch in
            let long = String(repeating: "ä\u{301}🎵", count: 200)
            let rows = "Track name,Artist name,Album,Playlist name,Type\n\(long),\(long),\(long),\(long),Playlist\n"
            let first = try await bring(rows, long + ".csv", in: scratch)
            let second = try await bring("isrc\nZZSYN2600001\n", long, named: true, in: scratch)
            #expect((first + second).map(\.isNew) == [true, true])
        }
    }

    @Test("10,000 rows are stored by one statement")
    func many() async throws {
        try await World.with { scratch in
            let rows = (0..<10_000).map { "ZZSYN26\(10_000 + $0),Song \($0),Ann" }
            let stored = try await bring("isrc,title,artist\n\(rows.joined(separator: "\n"))\n", in: scratch)
            #expect(stored.count == 1)
            #expect(try await counts(scratch) == [1, 1, 10_000, 10_000, 0])
        }
    }
}
