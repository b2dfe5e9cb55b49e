import FoundationEssentials
import Testing

@testable import DiscoveryAnswers
@testable import LinerKit

@Suite("SourceReport as lines")
struct SourceReportLinesTests {
    private func report(
        _ source: String, taken: SourceReport.Act? = nil, namesakes: [SourceReport.Act] = [],
        leftOut: [SourceReport.Omission] = [], failures: [SourceReport.Failure] = [], heldUntil: Date? = nil
    ) -> SourceReport {
        SourceReport(
            source: source, taken: taken, namesakes: namesakes, albums: 1, tracks: 10, creditedTracks: 9, links: 0,
            leftOut: leftOut, failures: failures, isHeld: heldUntil != nil, heldUntil: heldUntil, heldReason: nil)
    }

    @Test("a table of what each brought, and a sentence for what needs one")
    func lines() {
        let act = SourceReport.Act(id: "m1", name: "Mira", note: "US singer")
        let reports = [
            report("musicbrainz", taken: act, namesakes: [.init(id: "m2", name: "Mira", note: "UK band")]),
            report("spotify", leftOut: [.init(what: "a null", count: 3)], heldUntil: Date(timeIntervalSince1970: 0)),
            report("", failures: [.init(queue: "track_discovery", error: "no", count: 2, fingerprint: "f/x")]),
        ]
        #expect(
            SourceReport.lines(reports, width: 80) == [
                "source       took              albums  tracks  credited  links",
                "musicbrainz  Mira (US singer)       1      10         9      –",
                "spotify      –                      1      10         9      –",
                "musicbrainz has several of that name; `liner discover ID` takes another:",
                "  m1  Mira (US singer), taken", "  m2  Mira (UK band)", "spotify: left out, 3 times: a null",
                "spotify is not asked until 1970-01-01 00:00:00 UTC",
                "all sources: 2 messages of track_discovery given up, `liner dead-letters list --fingerprint f/x`: no",
            ])
        #expect(SourceReport.lines([], width: 80).isEmpty)
    }
}
