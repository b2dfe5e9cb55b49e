import Matching
import Testing

@testable import Playlists

@Suite("SongMatch")
struct SongMatchTests {
    private func candidate(
        _ method: SongCandidate.Method, _ track: Int64, _ title: String = "Harbour", length: Int? = 200_000,
        song: String? = "Harbour", songLength: Int? = 200_000, isGuessed: Bool = false
    ) -> SongCandidate {
        SongCandidate(
            song: 1, songTitle: song.map { RecordingTitle($0) }, songLengthMilliseconds: songLength,
            isTextGuessed: isGuessed, method: method, track: track, title: RecordingTitle(title), name: title,
            lengthMilliseconds: length)
    }

    private func isSure(_ match: SongMatch?) -> Bool? { match.map { $0.confidence >= SongMatch.confidenceAccepted } }

    @Test("a code alone is sure, also where the song has no title")
    func code() {
        #expect(SongMatch.best([candidate(.isrc, 7)])?.confidence == 1)
        #expect(SongMatch.best([candidate(.spotify, 7, song: nil)])?.confidence == 1)
        #expect(SongMatch.best([candidate(.spotify, 7), candidate(.isrc, 8)])?.trackId == 8)
    }

    @Test("a code against the title is kept and doubted")
    func contradiction() {
        let match = SongMatch.best([candidate(.isrc, 7, "Quite Another")])
        #expect(isSure(match) == false)
        #expect(match?.doubt?.contains("Quite Another") == true)
    }

    @Test("of several recordings with one code the title decides, else none is sure")
    func several() {
        let live = candidate(.isrc, 6, "Harbour (Live)")
        #expect(SongMatch.best([live, candidate(.isrc, 7)])?.trackId == 7)
        let twins = SongMatch.best([candidate(.isrc, 6), candidate(.isrc, 7)])
        #expect(isSure(twins) == false)
    }

    @Test("a text is sure only with a length that agrees, and nearer than any other by a second")
    func text() {
        #expect(isSure(SongMatch.best([candidate(.text, 7)])) == true)
        #expect(SongMatch.best([candidate(.text, 7)])?.confidence ?? 1 < 1)
        #expect(isSure(SongMatch.best([candidate(.text, 7, songLength: nil)])) == false)
        #expect(SongMatch.best([candidate(.text, 7, length: 204_000)]) == nil)
        #expect(SongMatch.best([candidate(.text, 7, "Harbour (Live)")]) == nil)
        let twins = [candidate(.text, 7, length: 200_500), candidate(.text, 8)]
        #expect(isSure(SongMatch.best(twins)) == false)
        let apart = [candidate(.text, 7, length: 202_000), candidate(.text, 8)]
        #expect(SongMatch.best(apart)?.trackId == 8)
        #expect(isSure(SongMatch.best(apart)) == true)
        #expect(isSure(SongMatch.best([candidate(.text, 7, isGuessed: true)])) == false)
    }
}
