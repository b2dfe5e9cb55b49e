import Testing

@testable import Simulator

@Suite("Queries")
struct LuceneQueryTests {
    private let artist = Artist(
        id: "1", name: "Björk & The P!pes", sortName: "Pipes", country: "IS",
        aliases: [Alias(name: "Gudda", sortName: "")])

    @Test(
        "fields, phrases, operators and escapes find an artist",
        arguments: [
            "artist:\"Bjork & The P\\!pes\"", "artist:bjork", "bjork", "gudda", "alias:gudda", "sortname:pipes",
            "artist:\"the p pes\"", "artist:bjork AND country:IS", "artist:nobody OR country:is", "NOT artist:nobody",
            "artist:(nobody bjork)", "(artist:bjork)^2 alias:x", "artist:bjork~0.8",
        ])
    func hits(query: String) throws {
        #expect(try #require(LuceneQuery(query)).score(artist) != nil)
    }

    @Test(
        "and leave it alone where they do not fit",
        arguments: [
            "artist:gudda", "alias:bjork", "artist:\"bjork the pes\"", "artist:bjork AND country:US", "-artist:bjork",
            "label:bjork", "artist:bjor",
        ])
    func misses(query: String) throws {
        #expect(try #require(LuceneQuery(query)).score(artist) == nil)
    }

    @Test("what cannot be read is no query", arguments: ["", "  ", "artist:\"open", "(artist:a", "artist:", "a)"])
    func unreadable(query: String) {
        #expect(LuceneQuery(query) == nil)
    }

    @Test("a whole name scores more than a part of one")
    func scores() throws {
        let whole = try #require(LuceneQuery("artist:\"bjork & the p!pes\"")?.score(artist))
        let part = try #require(LuceneQuery("artist:bjork")?.score(artist))
        #expect(whole > part)
    }
}
