import AnswersTestSupport
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("Details of the catalogue")
struct DetailTests {
    private func id(_ sql: String, _ database: Database) async throws -> Int64 { try await database.query(sql)[0][0] }

    private func jam(_ database: Database) async throws -> PersonID {
        PersonID(rawValue: try await id("select id from linernotes.people where name = 'Jimmy Jam'", database))
    }

    private func janet(_ database: Database) async throws -> ArtistID {
        ArtistID(rawValue: try await id("select id from linernotes.artists where name = 'Janet Jackson'", database))
    }

    @Test("an artist tells what there is of them, also by the number of one that was merged")
    func artist() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let janet = try await janet(database)
            let artist = try #require(try await answers.artist(janet))
            #expect([artist.albums, artist.tracks, artist.tracksWithProducer] == [1, 4, 2])
            #expect(artist.identities.map(\.nativeId) == ["artist-janet"])
            let old = try await id(
                "insert into linernotes.artists (name, merged_into) values ('J', $1) returning id", database,
                janet.rawValue)
            #expect(try await answers.artist(ArtistID(rawValue: old)) == artist)
            #expect(try await answers.artist(ArtistID(rawValue: .max)) == nil)
        }
    }

    private func id(_ sql: String, _ database: Database, _ value: Int64) async throws -> Int64 {
        try await database.query(sql, value)[0][0]
    }

    @Test(
        "albums come newest first, those without a date last, each once whatever the size of pages", arguments: [1, 2])
    func albums(size: Int) async throws {
        try await CatalogueSample.with { database in
            let janet = try await janet(database)
            for (title, date) in [("Older", "1986"), ("Newer", "1993-05-18"), ("Undated", nil)] as [(String, String?)] {
                let album = try await database.query(
                    "insert into linernotes.albums (title, release_date) values ($1, $2) returning id", title, date)
                try await database.query(
                    """
                    insert into linernotes.album_artists (album_id, artist_id, position, credited_as)
                    values ($1, $2, 1, 'Janet')
                    """, try album[0][0] as Int64, janet.rawValue)
            }
            let answers = CatalogueQueries(database)
            let albums = try await Pages.all { try await answers.albums(of: janet, after: $0?.albumId, limit: size) }
            #expect(albums.map(\.title).prefix(2) == ["Newer", "Older"])
            #expect(Set(albums.map(\.albumId)).count == 4 && albums.count == 4)
        }
    }

    @Test("an album lists its tracks in order with their producers")
    func album() async throws {
        try await CatalogueSample.with { database in
            let number = try await id("select id from linernotes.albums", database)
            let album = try #require(try await CatalogueQueries(database).album(AlbumID(rawValue: number)))
            #expect(album.entries.map(\.position) == [1, 2, 3, 4, 5])
            #expect(album.entries[0].producers.map(\.name) == ["Jimmy Jam", "Terry Lewis"])
            #expect(album.entries[3].producers.isEmpty && album.entries[3].credits == 0)
            #expect(album.album.tracksWithProducer == 3)
            #expect(try await CatalogueQueries(database).album(AlbumID(rawValue: .max)) == nil)
        }
    }

    @Test("a track tells its albums and who performs it")
    func track() async throws {
        try await CatalogueSample.with { database in
            let number = try await id(
                "select track_id from linernotes.track_identities where native_id = 'rec-duet'", database)
            let track = try #require(try await CatalogueQueries(database).track(TrackID(rawValue: number)))
            #expect(track.artists.map(\.name) == ["Another Singer"])
            #expect(track.albums.map(\.title) == ["Rhythm Nation 1814"])
            #expect(track.lengthMs == nil && track.isrcs.isEmpty)
            #expect(try await CatalogueQueries(database).track(TrackID(rawValue: .max)) == nil)
        }
    }

    @Test("a person tells what they did, with whom, for whom and where they can be reached")
    func person() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let jam = try await jam(database)
            let person = try #require(try await answers.person(jam))
            #expect([person.tracks, person.tracksProduced] == [2, 2])
            #expect(person.links.map(\.platform) == ["instagram"])
            let people = try await answers.people(with: jam, limit: 10)
            #expect(people.first?.tracks == 1 && people.contains { $0.name == "Terry Lewis" })
            #expect(try await answers.artists(with: jam, limit: 10).map(\.tracks) == [2])
            #expect(try await answers.person(PersonID(rawValue: .max)) == nil)
        }
    }

    @Test("years count tracks by the first album that they stand on")
    func years() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let jam = try await jam(database)
            #expect(try await answers.roleYears(of: jam).allSatisfy { $0.year == nil })
            try await database.query("update linernotes.albums set release_date = '1989-09-19'")
            let years = try await answers.roleYears(of: jam)
            #expect(years.map(\.year) == [1989, 1989])
            #expect(years.map(\.role) == ["producer", "writer"] && years.map(\.tracks) == [2, 1])
            let all = try await answers.roleYears(on: try await janet(database))
            #expect(all.first { $0.role == "producer" }?.tracks == 2)
        }
    }

    @Test(
        "a selection of credits holds what its number counts, each once whatever the size of pages",
        arguments: [1, 2, 50])
    func credits(size: Int) async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let jam = try await jam(database)
            try await database.query("update linernotes.albums set release_date = '1989'")
            func count(_ selection: CreditSelection) async throws -> Int {
                let all = try await Pages.all {
                    try await answers.credits(selection, after: $0?.credit.key, limit: size)
                }
                #expect(Set(all.map(\.credit.key)).count == all.count)
                return all.count
            }
            #expect(try await count(CreditSelection(person: jam)) == 3)
            #expect(try await count(CreditSelection(person: jam, roles: ["producer"])) == 2)
            #expect(try await count(CreditSelection(person: jam, year: 1989)) == 3)
            #expect(try await count(CreditSelection(person: jam, year: 1990)) == 0)
            let lewis = try await id("select id from linernotes.people where name = 'Terry Lewis'", database)
            #expect(try await count(CreditSelection(person: jam, with: PersonID(rawValue: lewis))) == 2)
            #expect(try await count(CreditSelection(artist: try await janet(database))) == 5)
            #expect(try await count(CreditSelection()) == 0)
        }
    }
}
