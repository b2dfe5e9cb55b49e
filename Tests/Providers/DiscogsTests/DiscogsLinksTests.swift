import Catalogue
import Testing

@testable import Discogs

@Suite struct DiscogsLinksTests {
    @Test("a person's links are one request: the own page, then what it names, each once")
    func links() async throws {
        let urls = [
            "http://www.instagram.com/ann/", "https://instagram.com/ann", " https://ann.com/ ", "no address", "",
            "https://discogs.com/artist/7", "https://soundcloud.com/ann", "https://musicbrainz.org/artist/1",
        ]
        let list = urls.map { "\"\($0)\"" }.joined(separator: ",")
        let gateway = CannedGateway { _ in .json(#"{"id":7,"name":"Ann (2)","urls":[\#(list),null]}"#) }
        let links = try await Made.discogs(gateway).links(ofPerson: "7")
        #expect(
            links == [
                FoundLink(platform: "discogs", url: "https://www.discogs.com/artist/7", confidence: 0.95),
                FoundLink(platform: "instagram", url: "http://www.instagram.com/ann/", handle: "ann"),
                FoundLink(platform: "site", url: "https://ann.com/"),
                FoundLink(platform: "site", url: "no address"),
                FoundLink(platform: "soundcloud", url: "https://soundcloud.com/ann", handle: "ann"),
                FoundLink(platform: "musicbrainz", url: "https://musicbrainz.org/artist/1"),
            ])
        #expect(gateway.paths == ["/artists/7"])
    }

    @Test("who has no sites has a page; who is not there has none; what can't be an id is not asked for")
    func none() async throws {
        let gateway = CannedGateway { $0 == "/artists/7" ? .json(#"{"id":7,"name":"Ann"}"#) : nil }
        let discogs = Made.discogs(gateway)
        #expect(try await discogs.links(ofPerson: "7")?.map(\.platform) == ["discogs"])
        #expect(try await discogs.links(ofPerson: "8") == nil)
        for id in ["0", "-1", "x", "1/2", "", "7?x"] { #expect(try await discogs.links(ofPerson: id) == nil) }
        #expect(gateway.paths == ["/artists/7", "/artists/8"])
    }

    @Test("who has no name, or no number that can be read, has links all the same")
    func nameless() async throws {
        for who in [#""id":7"#, #""id":null,"name":null"#, #""id":"7","name":{}"#] {
            let discogs = Made.discogs(CannedGateway { _ in .json(#"{\#(who),"urls":["https://ann.com/",7]}"#) })
            let links = try await discogs.links(ofPerson: "7")
            #expect(links?.map(\.url) == ["https://www.discogs.com/artist/7", "https://ann.com/"])
        }
    }

    @Test("no more than a hundred sites are read")
    func many() throws {
        let urls = (1...150).map { "\"https://a\($0).com/\"" }.joined(separator: ",")
        let artist: ArtistJSON = try Made.read(#"{"id":7,"name":"Ann","urls":[\#(urls)]}"#)
        #expect(DiscogsLinks.links(of: artist, asked: try #require(DiscogsNumber(7))).count == 101)
    }
}
