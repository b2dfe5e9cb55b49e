import Catalogue
import Testing

@testable import DiscoveryAnswers

@Suite("PlanReport")
struct PlanReportTests {
    private func plan(_ source: String, _ steps: [RequestPlan.Step], spacing: Duration) -> SourcePlan {
        let artist = FoundArtist(nativeID: "id-\(source)", name: "A", disambiguation: "a singer")
        return SourcePlan(
            source: Source(source),
            outcome: .plan(RequestPlan(artist: artist, albums: 40, tracks: nil, steps: steps, spacing: spacing)))
    }

    @Test("sources are asked side by side: requests add up, and the slowest decides how long it takes")
    func report() {
        let report = PlanReport(plans: [
            plan("musicbrainz", [.init("search", requests: 1), .init("releases", requests: 60)], spacing: .seconds(1)),
            plan("spotify", [.init("search", requests: 21)], spacing: .milliseconds(100)),
            SourcePlan(source: Source("genius"), outcome: .failed("no")),
            SourcePlan(source: Source("discogs"), outcome: .unknown),
        ])
        #expect(report.requests == 82)
        #expect(report.secondsMinimum == 60)
        #expect(report.sources.map(\.state) == [.planned, .planned, .failed, .unknown])
        #expect(report.sources.map(\.artist) == ["A (a singer)", "A (a singer)", nil, nil])
        #expect(report.sources.map(\.requests) == [61, 21, nil, nil])
        #expect(report.sources[0].steps.map(\.what) == ["search", "releases"])
        #expect(report.sources[2].error == "no")
    }

    @Test("without a plan nothing is asked and no time passes")
    func none() {
        let report = PlanReport(plans: [])
        #expect(report.requests == 0 && report.secondsMinimum == 0 && report.sources.isEmpty)
    }
}
