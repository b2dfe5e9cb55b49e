import FoundationEssentials
import Simulator
import TestSupport
import Testing

@testable import CreditsPage

private let trackCount = Program.inherited["LINERNOTES_PAGES_BENCHMARK"].flatMap { Int($0) }

/// Measured on demand: `LINERNOTES_PAGES_BENCHMARK=200 swift test --filter PoolBenchmark`.
@Suite("Tracks a second through a warm pool", .serialized, .enabled(if: trackCount != nil))
struct PoolBenchmark {
    private static let delay = Duration.milliseconds(900)
    private static let pages = 4

    @Test("beside the bound that the page's own delay sets, and beside a browser for each track")
    func measure() async throws {
        let tracks = Array(SimulatedTracks.ids.prefix(trackCount ?? 0))
        let before = Self.residentMegabytes()
        let warm = try await SimulatedSite.with(delay: Self.delay, pages: Self.pages) { site in
            try await ContinuousClock().measure {
                let found = try await site.credits.credits(ofTracks: tracks)
                #expect(found.values.allSatisfy { (try? $0.get()) != nil })
            } + (await site.credits.launches == 1 ? .zero : .seconds(1_000_000))
        }
        let after = Self.residentMegabytes()
        let few = tracks.prefix(max(1, tracks.count / 20))
        let cold = try await ContinuousClock().measure {
            for track in few {
                try await SimulatedSite.with(delay: Self.delay, pages: 1) { site in
                    _ = try await site.credits.credits(ofTracks: [track])
                }
            }
        }
        let bound = Self.delay * tracks.count / Self.pages
        print("warm: \(tracks.count) tracks in \(warm), bound \(bound), ratio \(warm / bound)")
        print("one browser a track, one after the other: \(few.count) in \(cold)")
        print("ratio a track: \((cold / Double(few.count)) / (warm / Double(tracks.count)))")
        print("resident: \(before) MB before, \(after) MB after")
    }

    private static func residentMegabytes() -> Int {
        let text = String(decoding: FileManager.default.contents(atPath: "/proc/self/statm") ?? Data(), as: UTF8.self)
        let words = text.split(separator: " ")
        return words.count > 1 ? ((Int(words[1]) ?? 0) * 4_096) >> 20 : 0
    }
}
