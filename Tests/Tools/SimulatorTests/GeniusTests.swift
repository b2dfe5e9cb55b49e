import Testing

@testable import Simulator

@Suite("The simulated Genius")
struct GeniusTests {
    private let client = GeniusClient()
    private let facts = Facts.catalogue

    @Test("every recording is a song and every artist a page, with numbers and addresses of their own")
    func numbers() {
        let songs = client.genius.catalogue.songs.map(\.id)
        let artists = client.genius.catalogue.artists
        #expect(
            Set(songs).count == songs.count
                && Set(songs).isSuperset(of: facts.recordings.ids.map(SimulatedNumber.geniusSong)))
        #expect(Set(artists.keys).isSuperset(of: facts.artists.ids.map(SimulatedNumber.geniusArtist)))
        #expect(artists.count == facts.artists.count + 1)
        #expect((songs + artists.keys).allSatisfy { (9_000_000_000..<10_000_000_000).contains($0) })
        #expect(Set(artists.values.map(\.url)).count == artists.count)
    }

    @Test("a song names the producers and writers of the catalogue, and the track at Spotify")
    func credits() throws {
        let fourth = try #require(NumberOneSong.all.first { $0.producers.count > 2 && $0.writers.count > 2 })
        let people = People(CatalogueText.people)
        let song = client.song(fourth.recordingID)
        #expect(Set(song.names("producer_artists")) == Set(fourth.producers.map(people.name)))
        #expect(Set(song.names("writer_artists")) == Set(fourth.writers.map(people.name)))
        let track = try #require(
            facts.releasesByRecording[fourth.recordingID]?.first.flatMap { facts.releases[$0]?.tracks.first })
        let media = try #require(song["media"]?.array?.first)
        #expect(media["provider"] == "spotify")
        #expect(media["native_uri"] == .string("spotify:track:\(SpotifyID.track(track.id))"))
        #expect(song["release_date"] == .null && song["stats"]?["pageviews"] == nil)
    }

    @Test("who produced together with others has a label, and is not in the line of producers")
    func labels() throws {
        let relation = try #require(facts.relations.first { $0.isSynthetic && $0.attributes == ["co"] })
        let song = client.song(relation.target.id)
        let co = try #require(song["custom_performances"]?.array?.first { $0["label"] == "Co-Producer" })
        let name = try #require(facts.artists[relation.source.id]?.name)
        #expect(co.names("artists") == [name])
        #expect(!song.names("producer_artists").contains(name))
        let labels = facts.recordings.ids.flatMap { GeniusCredits(of: $0, in: facts).performances.map(\.label) }
        #expect(Set(labels) == ["Co-Producer", "Engineer", "Assistant Engineer", "Remixer"])
    }

    @Test("one producer has another name, one namesake another page, and only synthetic people have handles")
    func people() {
        let seventh = client.artist(SyntheticProducer.id(7))
        #expect(seventh["name"] == "Synthetic Stage Name Seven")
        #expect(seventh["url"] == "https://genius.com/artists/Synthetic-stage-name-seven")
        #expect(seventh["alternate_names"] == .array([]))
        #expect(seventh["instagram_name"] == "synthetic.producer.7")
        let fourth = client.artist(SyntheticProducer.id(4))
        let namesake = client.artist(SyntheticProducer.namesakeID)
        #expect(fourth["name"] == namesake["name"] && fourth["url"] != namesake["url"])
        let real = facts.artists.all.filter { !$0.name.hasPrefix("Synthetic") }
        #expect(
            real.allSatisfy {
                client.genius.catalogue.artists[SimulatedNumber.geniusArtist($0.id)]?.instagramName == nil
            })
    }

    @Test(
        "addresses are made of the words of a name",
        arguments: [
            ("Kendrick Lamar", "Kendrick-lamar"), ("Beyoncé", "Beyonce"), ("K-Ci & JoJo", "K-ci-jojo"),
            ("Destiny's Child", "Destinys-child"), ("T.I.", "Ti"), ("???", ""),
        ])
    func slugs(name: String, slug: String) { #expect(GeniusSlug.make(name) == slug) }

    @Test("guests stand in brackets, after a blank that does not break")
    func titles() throws {
        let row = try #require(NumberOneSong.all.first { $0.artist == "Pitbull ft. Ne-Yo, Afrojack, & Nayer" })
        let song = client.song(row.recordingID)
        #expect(song["artist_names"] == "Pitbull (Ft.\u{A0}Ne-Yo, Afrojack & Nayer)")
        #expect(song["full_title"] == .string("\(row.title) by\u{A0}Pitbull (Ft.\u{A0}Ne-Yo, Afrojack & Nayer)"))
        #expect(song.names("featured_artists") == ["Ne-Yo", "Afrojack", "Nayer"])
        #expect(song["primary_artist"]?["name"] == "Pitbull")
    }

    @Test(
        "text comes in the forms that were asked for",
        arguments: [
            ("text_format=plain", ["plain"]), ("text_format=dom", ["dom"]),
            ("text_format=plain,dom", ["plain", "dom"]),
            ("", ["dom"]), ("text_format=poem", ["dom"]),
        ])
    func formats(query: String, keys: [String]) {
        let id = SimulatedNumber.geniusSong(NumberOneSong.all[0].recordingID)
        let description = client.response("songs/\(id)", query)["song"]?["description"]
        #expect(description?.members?.map(\.key) == keys)
    }
}
