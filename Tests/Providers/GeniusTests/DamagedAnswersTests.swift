import TestSupport
import Testing

@testable import Genius

@Suite("Damaged answers of Genius")
struct DamagedAnswersTests {
    @Test("whatever becomes of one entry of a recorded list, the others come", .enabled(if: Fixtures.areExpected))
    func fuzz() throws {
        let songs = try ListDamage(Fixtures.bytes("genius/artist-songs-page1-next2.json"), list: ["response", "songs"])
        #expect(
            songs.faults(seeds: 0..<150) {
                try Made.read(GeniusEnvelope<SongPageJSON>.self, from: $0).response.songs
            } == [])
        let hits = try ListDamage(Fixtures.bytes("genius/search-2021.json"), list: ["response", "hits"])
        #expect(
            hits.faults(seeds: 0..<150) { try Made.read(GeniusEnvelope<HitsJSON>.self, from: $0).response.songs } == [])
    }
}
