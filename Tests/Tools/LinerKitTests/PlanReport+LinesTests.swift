import Catalogue
import DiscoveryAnswers
import Postgres
import Testing
import Upstreams

@testable import LinerKit

@Suite("PlanReport as lines")
struct PlanReportLinesTests {
    /// A source of which a plan, none, or an error is known beforehand.
    private struct Planner: PlanningSource {
        let source: Source
        var steps: [RequestPlan.Step]?
        var spacing = Duration.seconds(1)
        var error: (any Error)?

        func plan(_ query: ArtistQuery) async throws -> RequestPlan? {
            if let error { throw error }
            guard case .name(let name) = query else { return nil }
            return steps.map {
                RequestPlan(
                    artist: FoundArtist(nativeID: "id-\(source)", name: name, disambiguation: "a singer"), albums: 40,
                    tracks: nil, steps: $0, spacing: spacing)
            }
        }
    }

    private struct Refused: Classified {
        var disposition: Disposition { .terminal }
        var category: ErrorCategory { .authentication }
        var code: String { "refused" }
        var explanation: String { "genius refuses the token" }
    }

    private let musicBrainz = Planner(
        source: Source("musicbrainz"),
        steps: [.init("search", requests: 1), .init("pages of albums", requests: 3), .init("releases", requests: 57)])
    private let spotify = Planner(
        source: Source("spotify"), steps: [.init("search", requests: 1), .init("tracks", requests: 20)],
        spacing: .milliseconds(100))

    private func report(
        _ sources: [any PlanningSource], _ query: ArtistQuery = .name("Janet Jackson")
    ) async throws -> PlanReport {
        PlanReport(plans: try await SourcePlan.ask(sources, query) { ToolError.of($0).sentence })
    }

    @Test("sources stand side by side: what each is asked, in all, and how long that takes at least")
    func table() async throws {
        let report = try await report([musicBrainz, spotify])
        #expect(
            report.lines(width: 80) == [
                "                 musicbrainz               spotify",
                "artist           Janet Jackson (a singer)  Janet Jackson (a singer)",
                "albums           40                        40",
                "tracks           –                         –",
                "search           1                         1",
                "pages of albums  3                         –",
                "releases         57                        –",
                "tracks           –                         20",
                "requests in all  61                        21",
                "at least         1 min 00 s                2.0 s", "",
                "In all 82 requests; the sources are asked side by side, so 1 min 00 s at least.",
            ])
        #expect(report.problem == nil)
        #expect(report.requests == 82)
        #expect(report.secondsMinimum == 60)
        for width in [30, 50, 80] { #expect(report.lines(width: width).allSatisfy { DisplayWidth.of($0) <= width }) }
    }

    @Test("a source that fails is said, one that knows nobody too, and the others have their say")
    func failures() async throws {
        let genius = Planner(source: Source("genius"), error: Refused())
        let broken = Planner(source: Source("broken"), error: DatabaseError(.connectionFailed, "gone"))
        let report = try await report([genius, musicBrainz, broken, Planner(source: Source("discogs"))])
        #expect(report.sources.map(\.state) == [.failed, .planned, .failed, .unknown])
        let lines = report.lines(width: 80)
        #expect(lines[0] == "                 musicbrainz")
        #expect(
            lines.suffix(3) == [
                "genius can't tell: genius refuses the token", "broken can't tell: no database answers (gone)",
                "discogs has no such artist.",
            ])
        #expect(report.problem == nil)
    }

    @Test("without any plan the answer is no, and says why")
    func problems() async throws {
        let genius = Planner(source: Source("genius"), error: Refused())
        #expect(try await report([]).problem?.kind == .configuration)
        #expect(try await report([genius]).problem?.kind == .unavailable)
        #expect(try await report([genius, musicBrainz], .id("x")).problem?.kind == .negative)
        #expect(try await report([genius]).lines(width: 80) == ["genius can't tell: genius refuses the token"])
    }
}
