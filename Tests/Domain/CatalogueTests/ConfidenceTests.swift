import Catalogue
import FleetMessages
import Testing

@Suite("Confidence")
struct ConfidenceTests {
    private let musicBrainz = Source("musicbrainz")
    private let genius = Source("genius")

    private func evidence(
        _ person: Int64, _ role: CreditRole = .producer, _ level: CreditLevel = .recording,
        from source: Source = Source("musicbrainz"), track: Int64 = 1, on stated: String = "r"
    ) -> Evidence {
        Evidence(
            track: TrackID(rawValue: track), person: PersonID(rawValue: person), personName: "P\(person)",
            source: source, role: role, level: level, statedOn: stated)
    }

    @Test("of one statement is its source's reliability at that level")
    func single() {
        let credits = Confidence.credits(from: [evidence(1)])
        #expect(credits.count == 1)
        #expect(credits[0].confidence == Confidence.weight(of: musicBrainz, level: .recording))
        #expect(credits[0].sources == [musicBrainz])
    }

    @Test("rises when sources agree, by the doubt that is left")
    func agreement() {
        let credits = Confidence.credits(from: [evidence(1), evidence(1, from: genius)])
        let left =
            (1 - Confidence.weight(of: musicBrainz, level: .recording))
            * (1 - Confidence.weight(of: genius, level: .recording))
        #expect(credits.map(\.sources) == [[genius, musicBrainz]])
        #expect(abs(credits[0].confidence - (1 - left)) < 1e-12)
    }

    @Test("does not rise when one source repeats itself")
    func repetition() {
        let once = Confidence.credits(from: [evidence(1)])
        let twice = Confidence.credits(from: [evidence(1, on: "a"), evidence(1, on: "b")])
        #expect(once == twice)
    }

    @Test("lets an album's producer count only where the recording names none")
    func albumLevel() {
        let stated = Confidence.credits(from: [evidence(1), evidence(2, .producer, .release)])
        #expect(stated.map(\.person.rawValue) == [1])
        let unstated = Confidence.credits(from: [evidence(2, .producer, .release)])
        #expect(unstated.map(\.person.rawValue) == [2])
        #expect(unstated[0].confidence < stated[0].confidence)
        let otherTrack = Confidence.credits(from: [evidence(1, track: 1), evidence(2, .producer, .release, track: 2)])
        #expect(otherTrack.map(\.person.rawValue) == [1, 2])
    }

    @Test("does not believe less in an album's producer for those who worked beside them on a track")
    func beside() {
        let credits = Confidence.credits(from: [
            evidence(1, .producer, .release), evidence(2, .coProducer), evidence(3, .additionalProducer),
        ])
        #expect(credits.map(\.person.rawValue) == [1, 2, 3])
        #expect(abs(credits[0].confidence - Confidence.weight(of: musicBrainz, level: .release)) < 1e-12)
    }

    @Test("keeps roles apart: an engineer or an executive is no producer")
    func roles() {
        let credits = Confidence.credits(from: [
            evidence(1, .engineer), evidence(1, .executiveProducer, .release), evidence(1, .writer, .work),
        ])
        #expect(Set(credits.map(\.role)) == [.engineer, .executiveProducer, .writer])
        #expect(!credits.contains { $0.role.makesProducer })
    }

    @Test("does not depend on the order of the evidence")
    func order() {
        let all = (1...6).flatMap { person in
            [evidence(person), evidence(person, .writer, .work), evidence(person, from: genius, track: person % 3)]
        }
        let expected = Confidence.credits(from: all)
        for seed in 0..<20 {
            var shuffled = all
            shuffled.swapAt(seed % all.count, (seed * 7 + 3) % all.count)
            shuffled.reverse()
            #expect(Confidence.credits(from: shuffled) == expected)
        }
    }

    @Test("stays between 0 and 1 for every source, role and level")
    func bounds() {
        for source in [musicBrainz, genius, Source("discogs"), Source("spotify"), Source("unheard of")] {
            for level in CreditLevel.allCases {
                let weight = Confidence.weight(of: source, level: level)
                #expect(weight > 0 && weight < 1)
            }
        }
    }
}
