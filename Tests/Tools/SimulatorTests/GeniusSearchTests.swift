import Testing

@testable import Simulator

@Suite("The simulated Genius searches and lists")
struct GeniusSearchTests {
    private let client = GeniusClient()

    @Test("a song is found by artist and title, before those that share fewer words")
    func relevance() {
        for row in NumberOneSong.all.prefix(20) {
            let hits = client.hits("\(row.acts[0].name) \(row.title)")
            #expect((1...10).contains(hits.count))
            #expect(hits.first?["id"] == .integer(SimulatedNumber.geniusSong(row.recordingID)), "\(row.title)")
        }
        #expect(client.hits("Love").count == 10)
        #expect(client.hits("qqqq zzzz").isEmpty)
        #expect(client.get("search").body["response"]?["hits"] == .array([]))
    }

    @Test("before the first song of a synthetic artist comes its translation, and no real artist has such pages")
    func translations() throws {
        let hits = client.hits("Synthetic Artist One Synthetic Track 1.1")
        #expect(hits.first?["primary_artist"]?["name"] == "Genius English Translations")
        #expect(hits.first?["title"] == "Synthetic Artist One - Synthetic Track 1.1 (English Translation)")
        #expect(hits.dropFirst().first?["title"] == "Synthetic Track 1.1")
        let page = try #require(hits.first?["id"]?.integer)
        let relationships = client.response("songs/\(page)")["song"]?["song_relationships"]?.array ?? []
        let original = relationships.first { $0["relationship_type"] == "translation_of" }?["songs"]?.array
        #expect(original?.first?["title"] == "Synthetic Track 1.1")
        let lists = client.hits("Synthetic Artist One Synthetic Album 1 Tracklist")
        #expect(lists.first?["title"] == "Synthetic Album 1 [Tracklist + Album Artwork]")
        let recordings = Set(Facts.catalogue.recordings.ids.map(SimulatedNumber.geniusSong))
        let pages = client.genius.catalogue.songs.filter { !recordings.contains($0.id) }
        #expect(pages.count == 10)
        #expect(pages.allSatisfy { $0.words.contains("synthetic") && $0.credits == GeniusCredits() })
    }

    @Test("pages of an artist's songs lead on until there are no more, sorted by title")
    func pages() {
        let id = SimulatedNumber.geniusArtist(SyntheticProducer.id(1))
        var (titles, sizes, page): ([String], [Int], Int?) = ([], [], 1)
        while let number = page, sizes.count < 100 {
            let response = client.response("artists/\(id)/songs", "per_page=500&page=\(number)")
            let songs = response["songs"]?.array ?? []
            titles += songs.compactMap { $0["title"]?.string }
            sizes.append(songs.count)
            page = response["next_page"]?.integer
        }
        #expect(sizes.dropLast().allSatisfy { $0 == 50 } && sizes.count > 1)
        #expect(titles == titles.sorted())
        #expect(titles.count == client.genius.catalogue.songs(of: id).count)
        let plain = client.response("artists/\(id)/songs")
        #expect(plain["songs"]?.array?.count == 20 && plain["next_page"] == 2)
        #expect(client.response("artists/\(id)/songs", "page=9999999999999999999")["songs"]?.array?.count == 20)
        #expect(client.response("artists/\(id)/songs", "page=9999999")["songs"] == .array([]))
    }

    @Test("who only produced or wrote has those songs too")
    func roles() throws {
        let row = try #require(
            NumberOneSong.all.first { !$0.producers.isEmpty && !$0.artist.contains($0.producers[0]) })
        let id = People(CatalogueText.people).artistID(of: row.producers[0])
        let songs = client.genius.catalogue.songs(of: SimulatedNumber.geniusArtist(id)).map(\.id)
        #expect(songs.contains(SimulatedNumber.geniusSong(row.recordingID)))
    }

    @Test("faults of pages: the one before, or the first for ever")
    func faults() {
        let path = "artists/\(SimulatedNumber.geniusArtist(SyntheticProducer.id(1)))/songs"
        let pages = (1...3).map { client.get(path, "page=\($0)").bytes }
        #expect(client.get(path, "page=3", fault: .repeated).bytes == pages[1])
        #expect(client.get(path, "page=3", fault: .looping).bytes == pages[0])
        #expect(Set(pages).count == 3)
    }
}
