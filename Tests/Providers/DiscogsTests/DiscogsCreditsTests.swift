import Catalogue
import Testing

@testable import Discogs

@Suite struct DiscogsCreditsTests {
    private let lines = [Made.line("A1", "One"), Made.line("A2", "Two"), Made.line("B1", "Three")]

    @Test("what stands on the track, and on the release for its position, is about the recording")
    func recording() throws {
        let album = Made.album(
            5, credits: [Made.credit(2, "Bob", "Written-By, Presenter", tracks: "A1 to A2")],
            lines: [Made.line("A1", "One", credits: [Made.credit(1, "Ann", "Producer")])] + lines.dropFirst())
        #expect(
            try claims(album) == [
                ["Ann producer recording", "Bob writer recording", "Bob other recording"],
                ["Bob writer recording", "Bob other recording"], [],
            ])
    }

    @Test("what stands on the release without positions is about the release, and the sleeve's makers are left out")
    func release() throws {
        let album = Made.album(
            5, credits: [Made.credit(1, "Ann", "Producer, Design"), Made.credit(2, "Bob", "Photography By")],
            lines: lines)
        #expect(try claims(album) == Array(repeating: ["Ann producer release"], count: 3))
    }

    @Test("who made the whole stands beside who made the track; which of them counts is not decided here")
    func whole() throws {
        let whole = [Made.credit(1, "Ann", "Producer, Executive-Producer, Mixed By")]
        let own = [Made.credit(2, "Bob", "Producer")]
        let album = Made.album(5, credits: whole, lines: [Made.line("A1", "One", credits: own), lines[1]])
        let candidates = ["Ann producer release", "Ann executive_producer release", "Ann mix_engineer release"]
        #expect(try claims(album) == [["Bob producer recording"] + candidates, candidates])
    }

    @Test("positions that name nothing leave a candidate that says so")
    func unclear() throws {
        let album = Made.album(5, credits: [Made.credit(1, "Ann", "Producer", tracks: "A1, Z9")], lines: lines)
        let credits = try credits(album)
        #expect(credits.claims(at: 0).map(\.summary) == ["Ann producer recording"])
        #expect(credits.claims(at: 0).map(\.sourceRole) == ["Producer"])
        #expect(credits.claims(at: 1).map(\.summary) == ["Ann producer release"])
        #expect(credits.claims(at: 1).map(\.sourceRole) == ["Producer (tracks: A1, Z9)"])
        let mixed = Made.album(5, credits: [Made.credit(1, "Ann", "Mixed By", tracks: "A1, Z9")], lines: lines)
        #expect(
            try claims(mixed) == [
                ["Ann mix_engineer recording"], ["Ann mix_engineer release"], ["Ann mix_engineer release"],
            ])
    }

    @Test("positions in a role's brackets count as the credit's own, and leave its other roles alone")
    func brackets() throws {
        let credits = [
            Made.credit(1, "Ann", "Producer [Tracks A1 to A2], Mixed By"),
            Made.credit(2, "Bob", "Co-producer [All tracks except B1]"), Made.credit(3, "Cid", "Remix [Tracks Z9]"),
        ]
        let mixed = "Ann mix_engineer release"
        let early = ["Ann producer recording", "Bob co_producer recording", mixed, "Cid remixer release"]
        #expect(
            try claims(Made.album(5, credits: credits, lines: lines)) == [
                early, early, [mixed, "Cid remixer release"],
            ])
        let own = [Made.credit(1, "Ann", "Producer [Tracks A1]", tracks: "B1")]
        #expect(try claims(Made.album(5, credits: own, lines: lines)) == [[], [], ["Ann producer recording"]])
    }

    @Test("who made a gathering of others' tracks did not make the tracks")
    func gathered() throws {
        let whole = [Made.credit(1, "Ann", "Producer")]
        let various = Made.album(5, artist: Made.credit(194, "Various", ""), credits: whole, lines: lines)
        let compilation = Made.album(5, credits: whole, lines: lines, formats: ["Compilation", "Mixed"])
        let album = Made.album(5, credits: whole, lines: lines, formats: ["Album"])
        #expect(try claims(various).joined().isEmpty)
        #expect(try claims(compilation).joined().isEmpty)
        #expect(try claims(album).joined().count == 3)
        let listed = [Made.credit(1, "Ann", "Producer", tracks: "A1")]
        let own = Made.album(5, artist: Made.credit(194, "Various", ""), credits: listed, lines: lines)
        #expect(try claims(own) == [["Ann producer recording"], [], []])
    }

    @Test("names without a page, and names that stand for nobody, are nobody's credit")
    func nobody() throws {
        let own = [Made.credit(0, "Ann", "Producer"), Made.credit(355, "Unknown Artist", "Producer")]
        #expect(try claims(Made.album(5, lines: [Made.line("A1", "One", credits: own)])) == [[]])
    }

    @Test("a claim says who, as printed, in which words and where")
    func claim() throws {
        let own = [Made.credit(11, "Sentinel, The (2)", "Producer [Re-produced]", anv: "Sentinel")]
        let album = Made.album(5, lines: [Made.line("A1", "One", credits: own + own)])
        #expect(
            try credits(album).claims(at: 0) == [
                CreditClaim(
                    personNativeID: "11", personName: "The Sentinel", role: .producer, level: .recording,
                    creditedAs: "Sentinel", sourceRole: "Producer [Re-produced]", statedOn: "release/5")
            ])
    }

    private func credits(_ json: String) throws -> DiscogsCredits {
        let asked = try #require(DiscogsAlbumID("release/4"))
        return DiscogsCredits(DiscogsAlbum(try Made.read(json), asked: asked))
    }

    private func claims(_ json: String) throws -> [[String]] {
        let credits = try credits(json)
        return credits.tracklist.entries.indices.map { credits.claims(at: $0).map(\.summary) }
    }
}
