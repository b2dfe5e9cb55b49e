import Testing

@testable import Discogs

@Suite struct DiscogsNameTests {
    @Test(
        "a name is shown as people write it",
        arguments: [
            ("Nickelback", "Nickelback"), ("Blue Calx (2)", "Blue Calx"), ("Sentinel, The (2)", "The Sentinel"),
            ("Persuader, The", "The Persuader"), ("Sunn O)))", "Sunn O)))"), ("Live (Band)", "Live (Band)"),
            ("Seal (1x)", "Seal (1x)"), ("U2 (12)", "U2"), ("(2)", "(2)"), ("A()", "A()"),
            ("Then, Theodor", "Then, Theodor"), ("Ann (2) (3)", "Ann (2)"),
        ])
    func display(_ name: String, _ shown: String) { #expect(DiscogsName.display(name) == shown) }

    @Test("names that stand for nobody are known; their namesakes are people")
    func nobody() {
        #expect(["Various", "Unknown Artist", "No Artist", "Traditional"].allSatisfy(DiscogsName.isNobody))
        #expect(!["Various (2)", "Anonymous (4)", "Ann"].contains(where: DiscogsName.isNobody))
    }

    @Test(
        "ids are numbers from 1 on, with their kind where kinds collide",
        arguments: [
            ("release/249504", "release/249504"), ("master/1", "master/1"), ("release/0", nil), ("release/", nil),
            ("release/1/2", nil), ("artist/1", nil), ("1", nil), ("release/-1", nil), ("release/1 ", nil),
            ("release/1234567890123456", nil), ("Release/1", nil), ("release/01", nil),
        ] as [(String, String?)])
    func albumID(_ text: String, _ id: String?) { #expect(DiscogsAlbumID(text)?.description == id) }

    @Test("of several ids an edition is taken, which is one request; a master where there is none")
    func bestID() {
        let rows: [([String], String?)] = [
            (["master/9", "release/2", "release/1"], "release/2"), (["x", "master/9"], "master/9"), (["x"], nil),
            ([], nil),
        ]
        for (ids, best) in rows { #expect(DiscogsAlbumID.best(of: ids)?.description == best) }
    }
}
