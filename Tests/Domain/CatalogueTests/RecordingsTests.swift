import Catalogue
import Matching
import Testing

@Suite("Which recording of a code is meant")
struct RecordingsTests {
    private static let asked = RecordingReference(
        title: "Spray", artists: ["Ann"], isrcCodes: ["QZAAA0000001"], lengthMilliseconds: 200_000)

    private static func candidate(_ title: String, _ length: Int? = 200_000, note: String = "") -> CodeMatch.Candidate {
        CodeMatch.Candidate(title: RecordingTitle(title, artists: ["Ann"], note: note), lengthMilliseconds: length)
    }

    private static func best(_ candidates: CodeMatch.Candidate..., asked: RecordingReference = asked) -> (Int, Bool)? {
        CodeMatch.best(for: asked, among: candidates).map { ($0.place, $0.match.isAccepted) }
    }

    @Test("the one of its title and version, whatever the order")
    func version() throws {
        let plain = Self.candidate("Spray")
        let remix = Self.candidate("Spray (Ben Remix)")
        let live = Self.candidate("Spray", note: "live, 2003: Harbour Hall")
        #expect(try #require(Self.best(remix, live, plain)) == (2, true))
        #expect(try #require(Self.best(plain, remix, live)) == (0, true))
        #expect(Self.best(remix, live) == nil)
    }

    @Test("a length that differs by more than five seconds is another take")
    func length() throws {
        #expect(Self.best(Self.candidate("Spray", 206_000)) == nil)
        #expect(
            try #require(Self.best(Self.candidate("Spray", 204_000), Self.candidate("Spray", 200_100))) == (1, true))
        #expect(try #require(Self.best(Self.candidate("Spray", nil))) == (0, true))
    }

    @Test("twins stay open, for a person to look at")
    func twins() throws {
        #expect(try #require(Self.best(Self.candidate("Spray"), Self.candidate("Spray", 200_300))) == (0, false))
    }

    @Test("another title of the same version and length stays open")
    func otherTitle() throws {
        #expect(try #require(Self.best(Self.candidate("Gischt"))) == (0, false))
        #expect(Self.best(Self.candidate("Gischt", nil)) == nil)
    }

    @Test("where the list has no title, the code speaks alone")
    func bare() throws {
        let bare = RecordingReference(title: "", isrcCodes: ["QZAAA0000001"])
        #expect(try #require(Self.best(Self.candidate("Spray"), asked: bare)) == (0, true))
        #expect(try #require(Self.best(Self.candidate("Spray"), Self.candidate("Foam"), asked: bare)) == (0, false))
    }
}
