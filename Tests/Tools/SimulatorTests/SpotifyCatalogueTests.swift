import Testing

@testable import Simulator

@Suite("The catalogue as Spotify lists it")
struct SpotifyCatalogueTests {
    private let spotify = SpotifyCaller()

    @Test("MusicBrainz links each synthetic artist to the simulated Spotify's artist of that name")
    func links() throws {
        let facts = Facts.catalogue
        let artists = facts.artists.all.filter { $0.name.hasPrefix("Synthetic") && facts.groupsByArtist[$0.id] != nil }
        #expect(artists.count == 5)
        for artist in artists {
            let id = SpotifyID.artist(artist.id)
            #expect(facts.linksByResource["https://open.spotify.com/artist/\(id)"] != nil)
            #expect(try spotify.json("artists/\(id)")["name"]?.string == artist.name)
        }
    }

    @Test("one edition of a release group is an album, and an EP counts as a single")
    func editions() {
        var facts = Facts()
        facts.insert(Artist(id: "a", name: "A", sortName: "A"))
        let credit = [CreditPart(artistID: "a", name: "A")]
        facts.insert(ReleaseGroup(id: "g", title: "G", primaryType: "EP", firstReleaseDate: "1999", credit: credit))
        facts.insert(Recording(id: "r", title: "R", isrcs: ["ZZSIM0000001"], credit: credit))
        let tracks = [Track(id: "t", number: "A1", title: "T", length: nil, recordingID: "r")]
        let media = [Medium(position: 1, tracks: []), Medium(position: 2, tracks: tracks)]
        facts.insert(Release(id: "empty", title: "Pseudo", credit: credit, groupID: "g", media: []))
        facts.insert(Release(id: "first", title: "First", barcode: "123", credit: credit, groupID: "g", media: media))
        facts.insert(Release(id: "second", title: "Second", credit: credit, groupID: "g", media: media))
        let catalogue = SpotifyCatalogue(facts)
        #expect(catalogue.albums.all.map(\.title) == ["First"])
        #expect(catalogue.albums.all.map(\.kind) == [.single])
        #expect(catalogue.albums.all.map(\.date) == ["1999"])
        #expect(catalogue.tracks.all.map(\.disc) == [2])
        #expect(catalogue.tracks.all.map(\.number) == [1])
        #expect(catalogue.tracks.all.map(\.isrc) == ["ZZSIM0000001"])
    }

    @Test("a song without a known date gets none, and its code is marked")
    func nothingInvented() throws {
        let song = try #require(NumberOneSong.all.first { $0.title == "Starboy" })
        let hit = try #require(try spotify.search("track", "track:\"Starboy\" artist:\"The Weeknd\"").first)
        let track = try spotify.json("tracks/\(hit)")
        #expect(track["external_ids", "isrc"]?.string?.hasPrefix("ZZSIR") == true)
        #expect(track["duration_ms"]?.integer == song.lengthSeconds * 1_000)
        #expect(track["album", "release_date"]?.string == "0000")
        #expect(track["album", "release_date_precision"]?.string == "year")
        #expect(track["album", "album_type"]?.string == "single")
        #expect(track["artists"]?.array?.compactMap { $0["name"]?.string } == song.acts.map(\.name))
    }

    @Test("what is recorded of a real release is served as it is: date to the day, barcode, codes")
    func recorded() throws {
        let id = try #require(try spotify.search("album", "album:\"wipEout\"").first)
        let album = try spotify.json("albums/\(id)")
        #expect(album["release_date"]?.string == "1995-09-11")
        #expect(album["release_date_precision"]?.string == "day")
        #expect(album["external_ids", "upc"]?.string == "711719610427")
        let guests = try spotify.search("artist", "artist:\"The Chemical Brothers\"")
        let group = try spotify.json("artists/\(try #require(guests.first))/albums?include_groups=appears_on")
        #expect(group.ids == [id])
        #expect(group["items"]?.array?.first?["album_group"]?.string == "appears_on")
    }

    @Test("every id that is served leads somewhere, and no two are the same")
    func ids() {
        let catalogue = SpotifyCatalogue.simulated
        let ids = catalogue.artists.ids + catalogue.albums.ids + catalogue.tracks.ids
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.hasPrefix(SpotifyID.prefix) && $0.count == 22 })
        for album in catalogue.albums.all {
            #expect(album.artistIDs.allSatisfy { catalogue.artists[$0] != nil })
            #expect(!album.trackIDs.isEmpty && album.trackIDs.allSatisfy { catalogue.tracks[$0]?.albumID == album.id })
        }
        for track in catalogue.tracks.all { #expect(track.artistIDs.allSatisfy { catalogue.artists[$0] != nil }) }
    }
}
