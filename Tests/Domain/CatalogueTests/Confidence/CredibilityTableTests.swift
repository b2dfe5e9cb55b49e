import Testing

@testable import Catalogue

@Suite("The learnt table")
struct CredibilityTableTests {
    private let learnt = CredibilityTable.learnt
    private let known = ["discogs", "genius", "musicbrainz"].map { Source($0) }

    @Test("has a weight for each source and field, learnt from labelled credits")
    func rows() {
        for source in known {
            for field in [CreditField.producing, .writing] {
                let row = learnt.rows.first { $0.feature == .stated(by: source, field) }
                #expect((row?.examples ?? 0) > 200, "\(source) \(field)")
                #expect((row?.weight.thousandths ?? 0) > 1_000, "\(source) \(field)")
            }
        }
        #expect(Set(learnt.rows.map(\.feature)).count == learnt.rows.count)
    }

    @Test("believes nothing less for a source that states it, and nothing more for silence")
    func signs() {
        for row in learnt.rows {
            switch row.feature {
            case .stated: #expect(row.weight.thousandths >= 0)
            case .ofRelease, .matched, .leftOut, .opposed, .contradicted: #expect(row.weight.thousandths <= 0)
            }
        }
        for source in ["discogs", "musicbrainz"].map({ Source($0) }) {
            #expect(learnt.weight(of: .contradicted(by: source)) < learnt.weight(of: .leftOut))
        }
    }

    @Test("trusts a source of which nothing is known two to one, and other work as production")
    func unknown() {
        let stranger = CreditFeature.stated(by: Source("unheard of"), .producing)
        #expect(LogOdds(thousandths: learnt.weight(of: stranger)).permille == 668)
        #expect(known.allSatisfy { learnt.weight(of: .stated(by: $0, .producing)) > learnt.weight(of: stranger) })
        #expect(learnt.weight(of: .opposed(by: Source("unheard of"))) == 0)
        #expect(
            learnt.weight(of: .stated(by: known[0], .other)) == learnt.weight(of: .stated(by: known[0], .producing)))
    }

    @Test("knows who copies from whom")
    func families() {
        #expect(learnt.families == [[Source("musicbrainz"), Source("genius")]])
        #expect(learnt.witness(for: Source("genius")) == Source("musicbrainz"))
        #expect(learnt.witness(for: Source("discogs")) == Source("discogs"))
    }
}
