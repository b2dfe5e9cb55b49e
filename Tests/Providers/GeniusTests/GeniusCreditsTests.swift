import Catalogue
import Testing

@testable import Genius

@Suite struct GeniusCreditsTests {
    private let ann = Made.artist(1, "Ann")
    private let bob = Made.artist(2, "Bob")

    @Test("producers and labels are about the recording, writers about the work; all stand on the song")
    func statements() throws {
        let claims = try claims(
            producers: [ann], writers: [bob], performances: [("Co-Producer", [bob]), ("Guitar", [ann])])
        #expect(
            claims == [
                claim("1", "Ann", .producer, "producer_artists"), claim("2", "Bob", .coProducer, "Co-Producer"),
                claim("2", "Bob", .writer, "writer_artists", .work),
            ])
    }

    @Test("a person has a role once in each wording, and another role besides")
    func once() throws {
        let claims = try claims(
            producers: [ann, ann], writers: [ann], performances: [("Producers", [ann, bob]), ("Production", [bob])])
        let words = ["producer_artists", "Producers", "Producers", "Production", "writer_artists"]
        #expect(claims.map(\.sourceRole) == words)
        #expect(claims.map(\.personNativeID) == ["1", "1", "2", "2", "1"])
    }

    @Test("an entry that is null, has no id or no name is left out; a duo stays one")
    func entries() throws {
        let broken = [
            "null", #"{"name":"X"}"#, #"{"id":7,"name":" \u200b"}"#, #"{"id":8}"#, "5", #"{"id":0,"name":"Z"}"#,
        ]
        let claims = try claims(producers: broken + [Made.artist(9, "A, B & C")], performances: [("Remixer", broken)])
        #expect(claims.map(\.personName) == ["A, B & C"])
    }

    @Test("a song whose credits are null, absent or empty states nothing")
    func nothing() throws {
        for more in ["", #","producer_artists":null,"custom_performances":null"#, Made.credits()] {
            #expect(GeniusCredits.claims(of: try Made.read(Made.song(5, "Song", more: more))).isEmpty)
        }
    }

    @Test("people's names come without invisible signs")
    func names() throws {
        let artist = #"{"id":3.0,"name":"\u200bJo\u00a0 Doe\u0000\ufeff "}"#
        let claims = try claims(producers: [artist])
        #expect(claims == [claim("3", "Jo Doe", .producer, "producer_artists")])
    }

    private func claim(
        _ id: String, _ name: String, _ role: CreditRole, _ word: String, _ level: CreditLevel = .recording
    ) -> CreditClaim {
        CreditClaim(
            personNativeID: id, personName: name, role: role, level: level, sourceRole: word, statedOn: "5")
    }

    private func claims(
        producers: [String] = [], writers: [String] = [], performances: [(String, [String])] = []
    ) throws -> [CreditClaim] {
        let credits = Made.credits(producers: producers, writers: writers, performances: performances)
        return GeniusCredits.claims(of: try Made.read(Made.song(5, "Song", more: credits)))
    }
}
