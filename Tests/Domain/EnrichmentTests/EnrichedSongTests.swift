import Catalogue
import Enrichment
import FleetMessages
import Testing

@Suite("What phases learn of a song")
struct EnrichedSongTests {
    private static let shop = Source("shop")

    private static func found(score: Double = 1) -> FoundRecording {
        FoundRecording(
            track: FoundTrack(
                nativeID: "t", title: "Foam", lengthMilliseconds: 200_000, isrcCodes: ["qzaaa0000001"],
                artists: [FoundArtistCredit(nativeID: "a", name: "Ann", creditedAs: "Ann")]),
            match: TrackMatch(.isrc, score: score))
    }

    @Test("a source adds what the song lacks, and changes nothing that the list said")
    func completes() {
        var bare = EnrichedSong(id: SongID(rawValue: 1), reference: RecordingReference())
        bare.complete(from: Self.found(), at: Self.shop)
        #expect(bare.reference.title == "Foam" && bare.reference.isrcCodes == ["QZAAA0000001"])
        #expect(bare.reference.artists == ["Ann"] && bare.reference.nativeIDs == [Self.shop: "t"])
        var named = EnrichedSong(
            id: SongID(rawValue: 1), reference: RecordingReference(title: "Gischt", isrcCodes: ["QZAAA0000002"]))
        named.complete(from: Self.found(), at: Self.shop)
        #expect(named.reference.title == "Gischt" && named.reference.isrcCodes == ["QZAAA0000002"])
        #expect(named.reference.lengthMilliseconds == 200_000)
    }

    @Test("a match that is not accepted adds nothing")
    func unsure() {
        var song = EnrichedSong(id: SongID(rawValue: 1), reference: RecordingReference(title: "Gischt"))
        let before = song
        song.complete(from: Self.found(score: 0.8), at: Self.shop)
        #expect(song == before)
    }

    @Test("several outcomes of one song are one, what came first first")
    func merged() {
        let id = SongID(rawValue: 1)
        let merged = SongOutcome.merged([
            SongOutcome(id: id, recordings: [(Self.shop, Self.found())]),
            SongOutcome(id: SongID(rawValue: 2)),
            SongOutcome(id: id, absent: [Source("editors"): TrackID(rawValue: 3)], facts: [.none(from: Self.shop)]),
        ])
        #expect(merged.map(\.id.rawValue) == [1, 2] && merged[0].recordings.count == 1)
        #expect(merged[0].absent.count == 1 && merged[0].facts.map(\.json) == ["{}"] && merged[1].isEmpty)
    }
}
