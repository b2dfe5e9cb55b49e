import FleetMessages
import Testing

@testable import Catalogue

@Suite("Testimony")
struct TestimonyTests {
    private typealias Sample = ConfidenceSample

    @Test("of one source is its weight")
    func single() {
        #expect(Sample.sum(of: [Sample.evidence(1)]) == 3_000)
        #expect(Sample.sum(of: [Sample.evidence(1, .producer, .release)]) == 2_000)
        #expect(Sample.sum(of: [Sample.evidence(1, match: 0.98)]) == 3_000)
        #expect(Sample.sum(of: [Sample.evidence(1, match: 0.9)]) == 2_900)
    }

    @Test("adds up over sources that look for themselves, and a source counts once, by its strongest statement")
    func agreement() {
        #expect(Sample.sum(of: [Sample.evidence(1), Sample.evidence(1, from: "discogs")]) == 5_500)
        let repeated = [
            Sample.evidence(1, on: "a"), Sample.evidence(1, on: "b"), Sample.evidence(1, .producer, .release),
        ]
        #expect(Sample.sum(of: repeated) == 3_000)
    }

    @Test("counts sources that copy from each other as one, by the stronger")
    func copies() throws {
        let both = [Sample.evidence(1), Sample.evidence(1, from: "genius")]
        let testimony = try #require(Sample.testimony(of: both))
        #expect(testimony.sum.thousandths == 3_000)
        #expect(testimony.voices.map(\.countedWith) == [Source("musicbrainz"), nil])
        #expect(testimony.voices.map(\.weight.thousandths) == [0, 3_000])
        let faint = [Sample.evidence(1, match: 0.5), Sample.evidence(1, from: "genius")]
        #expect(try #require(Sample.testimony(of: faint)).voices.map(\.countedWith) == [nil, Source("genius")])
    }

    @Test("is less where a source names others, and least where it names one other in place of this one")
    func silence() {
        let beside = [Sample.evidence(1), Sample.evidence(2), Sample.evidence(2, from: "discogs")]
        #expect(Sample.testimony(of: beside)?.objections.map(\.feature) == [.leftOut])
        #expect(Sample.sum(of: beside) == 2_800)
        let discogs = Source("discogs")
        let others = [Sample.evidence(1), Sample.evidence(2, from: "discogs"), Sample.evidence(3, from: "discogs")]
        #expect(Sample.testimony(of: others)?.objections.map(\.feature) == [.opposed(by: discogs)])
        #expect(Sample.sum(of: others) == 2_000)
        let other = [Sample.evidence(1), Sample.evidence(2, from: "discogs")]
        #expect(Sample.testimony(of: other)?.objections.map(\.feature) == [.contradicted(by: discogs)])
        #expect(Sample.sum(of: other) == 1_500)
    }

    @Test("hears a family of sources against a credit once, and never against what it states itself")
    func familyAgainst() {
        let two = [
            Sample.evidence(1, from: "discogs"), Sample.evidence(2), Sample.evidence(4),
            Sample.evidence(3, from: "genius"),
        ]
        #expect(Sample.testimony(of: two)?.objections.map(\.source) == [Source("musicbrainz")])
        #expect(Sample.sum(of: two) == 1_700)
        let own = [Sample.evidence(1), Sample.evidence(2, from: "genius")]
        #expect(Sample.sum(of: own) == 3_000)
        let otherRole = [Sample.evidence(1), Sample.evidence(1, .coProducer, from: "discogs")]
        #expect(Sample.sum(of: otherRole) == 3_000)
    }

    @Test("takes silence about engineers, other tracks and other work for nothing")
    func unrelated() {
        let engineers = [Sample.evidence(1, .engineer), Sample.evidence(2, .engineer, from: "discogs")]
        #expect(Sample.sum(1, .engineer, of: engineers) == 3_000)
        let tracks = [Sample.evidence(1), Sample.evidence(2, from: "discogs", track: 2)]
        #expect(Sample.sum(of: tracks) == 3_000)
        let writers = [Sample.evidence(1), Sample.evidence(2, .writer, .work, from: "discogs")]
        #expect(Sample.sum(of: writers) == 3_000)
    }

    @Test("is never less for one more statement of the same: the weakest adds nothing")
    func weakest() {
        #expect(Sample.sum(of: [Sample.evidence(1), Sample.evidence(1, from: "discogs", match: 0.5)]) == 3_000)
        #expect(Confidence.credits(from: [Sample.evidence(1, match: 0)], table: Sample.table) == [])
    }
}
