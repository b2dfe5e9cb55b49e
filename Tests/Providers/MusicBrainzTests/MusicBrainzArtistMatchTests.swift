import Catalogue
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzArtistMatchTests {
    @Test("a hit counts only when its name or an alias is the name asked for")
    func exact() throws {
        let hits = [
            hit(1, "Jane Jackson", 100), hit(2, "Janet Jackson", 92), hit(3, "J.J.", 80, aliases: ["JANET JÄCKSON"]),
        ]
        #expect(try best(hits, "janet  jackson") == Made.id(2))
        #expect(try best([hits[0], hits[2]], "Janet Jackson") == Made.id(3))
        #expect(try best(hits, "Janet") == nil)
        #expect(try best(hits, " ") == nil)
    }

    @Test("among namesakes the higher score goes first")
    func score() throws {
        #expect(try best([hit(1, "Nirvana", 96), hit(2, "Nirvana", 100)], "Nirvana") == Made.id(2))
    }

    @Test(
        "at the same score a name goes before an alias, then a person or group before others, then the search's order")
    func ties() throws {
        let alias = hit(1, "Prince Rogers", 100, aliases: ["Prince"])
        let role = hit(2, "Prince", 100, type: "Character")
        let first = hit(3, "Prince", 100, type: "Group")
        let second = hit(4, "Prince", 100)
        #expect(try best([alias, role, first, second], "Prince") == Made.id(3))
        #expect(try best([alias, role], "Prince") == Made.id(2))
    }

    @Test("a name goes before an alias of a higher score, and both before a name but for the article")
    func nearness() throws {
        let hits = [
            hit(1, "The Mira", 100), hit(2, "Ya", 90, aliases: ["Mira"]), hit(3, "Mira", 60),
        ]
        #expect(try best(hits, "Mira") == Made.id(3))
        #expect(try best(Array(hits.prefix(2)), "Mira") == Made.id(2))
        #expect(try best(Array(hits.prefix(1)), "Mira") == Made.id(1))
        #expect(try best([hits[2]], "Mira, The") == Made.id(3))
    }

    @Test("who else is meant by the name comes along, and who is only alike does not")
    func namesakes() throws {
        let hits = [
            hit(1, "Mira", 100, note: "US singer"), hit(2, "Mira", 90), hit(3, "Ya", 80, aliases: ["mira"]),
            hit(4, "The Mira", 100), hit(5, "Miranda", 100), hit(1, "Mira", 100, note: "US singer"),
        ]
        let read = try hits.map { try Made.read($0, as: SearchPageJSON<ArtistJSON>.Hit.self) }
        let found = try #require(MusicBrainzArtistMatch.best(of: read, named: "Mira"))
        #expect(found.nativeID == Made.id(1) && found.note == "US singer")
        #expect(
            found.namesakes == [
                FoundNamesake(nativeID: Made.id(2), name: "Mira", note: "Person"),
                FoundNamesake(nativeID: Made.id(3), name: "Ya", note: "Person"),
            ])
        let article = try #require(MusicBrainzArtistMatch.best(of: [read[3]], named: "Mira"))
        #expect(article.namesakes.isEmpty)
    }

    @Test("nobody's stand-in is nobody")
    func standIn() throws {
        let various =
            #"{"id":"89ad4ac3-39f7-470e-963a-56509c546377","name":"Various Artists","type":"Other","score":100}"#
        #expect(try best([various], "Various Artists") == nil)
    }

    private func hit(
        _ number: Int, _ name: String, _ score: Int, type: String = "Person", aliases: [String] = [],
        note: String = ""
    ) -> String {
        let names = aliases.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
        return
            #"{"id":"\#(Made.id(number))","name":"\#(name)","type":"\#(type)","score":\#(score),"aliases":[\#(names)],"disambiguation":"\#(note)"}"#
    }

    private func best(_ hits: [String], _ name: String) throws -> String? {
        let body = #"{"count":9,"offset":0,"artists":[\#(hits.joined(separator: ","))]}"#
        let page: SearchPageJSON<ArtistJSON> = try Made.read(body)
        return MusicBrainzArtistMatch.best(of: page.hits, named: name)?.nativeID
    }
}
