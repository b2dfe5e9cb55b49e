import Catalogue
import FleetMessages
import Testing

@Suite("Own producers")
struct OwnProducersTests {
    private func evidence(
        _ role: CreditRole, _ level: CreditLevel, from source: String = "editors", track: Int64 = 1, match: Double = 1
    ) -> Evidence {
        Evidence(
            track: TrackID(rawValue: track), person: PersonID(rawValue: 1), personName: "P", source: Source(source),
            role: role, level: level, matchScore: match)
    }

    @Test("set an album's producers aside, of every kind, whichever source names them")
    func sets() {
        let own = OwnProducers(in: [evidence(.producer, .recording)])
        for role in [CreditRole.producer, .coProducer, .additionalProducer] {
            #expect(own.setAside(evidence(role, .release, from: "sleeves")))
            #expect(!own.setAside(evidence(role, .recording)))
            #expect(!own.setAside(evidence(role, .release, track: 2)))
        }
    }

    @Test("are main producers: nobody who worked beside one is", arguments: CreditRole.allCases)
    func main(role: CreditRole) {
        let own = OwnProducers(in: [evidence(role, .recording)])
        #expect(own.setAside(evidence(.producer, .release)) == (role == .producer))
    }

    @Test("leave an album's other roles alone", arguments: CreditRole.allCases.filter { !$0.makesProducer })
    func others(role: CreditRole) {
        let own = OwnProducers(in: [evidence(.producer, .recording)])
        #expect(!own.setAside(evidence(role, .release)))
    }

    @Test("are of the recording: who is stated for the album sets nobody aside, nor who is not believed")
    func nearer() {
        let release = evidence(.producer, .release)
        #expect(!OwnProducers(in: [release, release]).setAside(release))
        #expect(!OwnProducers(in: [evidence(.producer, .recording, match: 0)]).setAside(release))
    }
}
