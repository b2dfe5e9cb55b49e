import FleetMessages
import Testing

@testable import Catalogue

@Suite("Confidence")
struct ConfidenceTests {
    private typealias Sample = ConfidenceSample

    @Test("of one statement is its source's weight, as a probability in thousandths")
    func single() {
        let credits = Confidence.credits(from: [Sample.evidence(1)], table: Sample.table)
        #expect(credits.map(\.confidence) == [0.953])
        #expect(credits[0].sources == [Source("musicbrainz")])
    }

    @Test("rises when sources agree, and names them all")
    func agreement() {
        let one = Confidence.credits(from: [Sample.evidence(1)], table: Sample.table)
        let two = Confidence.credits(
            from: [Sample.evidence(1), Sample.evidence(1, from: "discogs")], table: Sample.table)
        #expect(two.map(\.sources) == [[Source("discogs"), Source("musicbrainz")]])
        #expect(two[0].confidence > one[0].confidence)
    }

    @Test("lets an album's producer count only where the recording names none")
    func albumLevel() {
        let stated = Confidence.credits(from: [Sample.evidence(1), Sample.evidence(2, .producer, .release)])
        #expect(stated.map(\.person.rawValue) == [1])
        let unstated = Confidence.credits(from: [Sample.evidence(2, .producer, .release)], table: Sample.table)
        #expect(unstated.map(\.person.rawValue) == [2])
        #expect(unstated[0].confidence == LogOdds(thousandths: 2_000).probability)
        let otherTrack = Confidence.credits(from: [
            Sample.evidence(1, track: 1), Sample.evidence(2, .producer, .release, track: 2),
        ])
        #expect(otherTrack.map(\.person.rawValue) == [1, 2])
    }

    @Test("does not believe less in an album's producer for those whom the same source names beside them on a track")
    func beside() {
        let credits = Confidence.credits(from: [
            Sample.evidence(1, .producer, .release), Sample.evidence(2, .coProducer),
            Sample.evidence(3, .additionalProducer),
        ])
        #expect(credits.map(\.person.rawValue) == [1, 2, 3])
        let alone = Confidence.credits(from: [Sample.evidence(1, .producer, .release)])
        #expect(credits[0].confidence == alone[0].confidence)
    }

    @Test("keeps roles apart: an engineer or an executive is no producer")
    func roles() {
        let credits = Confidence.credits(from: [
            Sample.evidence(1, .engineer), Sample.evidence(1, .executiveProducer, .release),
            Sample.evidence(1, .writer, .work),
        ])
        #expect(Set(credits.map(\.role)) == [.engineer, .executiveProducer, .writer])
        #expect(!credits.contains { $0.role.makesProducer })
    }

    @Test("does not depend on the order of the evidence, in any part of what it comes from")
    func order() {
        let sources = ["musicbrainz", "genius", "discogs", "shop"]
        let all = (1...6).flatMap { person in
            sources.enumerated().flatMap { index, source in
                [
                    Sample.evidence(person, from: source, track: person % 3 + Int64(index % 2), on: "a"),
                    Sample.evidence(person, from: source, track: person % 3, on: "b", match: 0.9),
                    Sample.evidence(person, .writer, .work, from: source, track: Int64(index)),
                ]
            }
        }
        let expected = Confidence.testimonies(in: all)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let shuffled = Confidence.testimonies(in: all.shuffled(using: &generator))
            #expect(shuffled.map(\.claimed) == expected.map(\.claimed))
            #expect(shuffled.map(\.testimony) == expected.map(\.testimony))
        }
    }

    @Test("stays above 0 and below 1 for every source, role, level and match, and is whole thousandths")
    func bounds() {
        for source in ["musicbrainz", "genius", "discogs", "spotify", "unheard of"] {
            for (role, level) in CreditRole.allCases.flatMap({ role in CreditLevel.allCases.map { (role, $0) } }) {
                for match in [0.01, 0.86, 0.9, 1] {
                    let credits = Confidence.credits(from: [
                        Sample.evidence(1, role, level, from: source, match: match)
                    ])
                    let permille = (credits.first?.confidence ?? 0) * 1_000
                    #expect(permille == permille.rounded() && permille >= 1 && permille <= 994)
                }
            }
        }
    }
}
