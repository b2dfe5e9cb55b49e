import Gateway
import HTTPTransport
import Simulator
import TestSupport
import Testing
import Upstreams

@testable import CreditsPage

@Suite(
    "The credits page", .serialized,
    .enabled(if: SimulatedSite.isExpected, Comment(rawValue: SimulatedSite.absence)), .timeLimit(.minutes(4)))
struct CreditsPageTests {
    private static let tracks = Array(SimulatedTracks.ids.prefix(6))

    private func error(_ result: Result<FoundCreditsPage?, any Error>?) -> UpstreamError? {
        guard case .failure(let error)? = result else { return nil }
        return error as? UpstreamError
    }

    @Test("tracks are read side by side by one browser, each once, and kept")
    func read() async throws {
        try await SimulatedSite.with { site in
            for _ in 0..<2 {
                let found = try await site.credits.credits(ofTracks: Self.tracks + Self.tracks + ["none", "a/b"])
                #expect(found.count == Self.tracks.count + 2)
                for id in Self.tracks {
                    let page = try #require(try found[id]?.get())
                    #expect(page == SimulatedTracks.expected(id, seenAt: page.seenAt))
                }
                for id in ["none", "a/b"] {
                    let page = try #require(found[id]).get()
                    #expect(page == nil)
                }
            }
            #expect(await site.credits.launches == 1)
            // The unknown one is asked for as well, and kept; the robots file is asked for once.
            #expect(await site.visits == Self.tracks.count + 1)
            #expect(await site.simulator.score().requestsByEndpoint["credits-page/robots.txt"] == 1)
            #expect(site.store.slots.value == Self.tracks.count + 2 && site.store.penalties.value == [])
        }
    }

    @Test(
        "whatever says don't ends all visits for a day",
        arguments: [
            "page=consent", "page=captcha", "page=other-language", "page=contract-2", "page=login-redirect",
            "page=foreign-redirect", "status=403", "status=401", "status=429 retry-after=3",
        ])
    func parked(fault: String) async throws {
        try await SimulatedSite.with(faults: "\(fault) endpoint=credits-page/track", pages: 1) { site in
            let found = try await site.credits.credits(ofTracks: Self.tracks)
            for id in Self.tracks {
                #expect(error(found[id])?.category == .rateLimited)
                if case .deferral? = error(found[id])?.disposition { continue }
                Issue.record("\(id) is not deferred")
            }
            #expect(site.store.penalties.value == [.seconds(24 * 3_600)])
            #expect(await site.visits == 1)
        }
    }

    @Test("a page that never fills in is a timeout, and counts against the site")
    func neverReady() async throws {
        let faults = "page=never-ready endpoint=credits-page/track requests=2-2"
        try await SimulatedSite.with(faults: faults, pages: 1, deadline: .seconds(2)) { site in
            let found = try await site.credits.credits(ofTracks: Self.tracks)
            let failed = found.values.compactMap { error($0) }
            #expect(failed.count == 1 && failed.first?.category == .network)
            #expect(failed.first?.disposition == .retryable(after: nil))
            #expect(await site.credits.launches == 1)
        }
    }

    @Test(
        "a page that ends its own process is asked for once more, in a slot of its own, and the browser stays")
    func crash() async throws {
        let faults = "page=crash endpoint=credits-page/track requests=2-2"
        try await SimulatedSite.with(faults: faults, pages: 1) { site in
            let found = try await site.credits.credits(ofTracks: Self.tracks)
            #expect(found.values.allSatisfy { (try? $0.get()) != nil })
            #expect(await site.visits == Self.tracks.count + 1)
            #expect(site.store.slots.value == Self.tracks.count + 2)
            #expect(await site.credits.launches == 1)
        }
    }

    @Test("a page without entries is empty, which says nothing of anybody")
    func empty() async throws {
        try await SimulatedSite.with(faults: "page=no-groups endpoint=credits-page/track") { site in
            let found = try await site.credits.credits(ofTracks: [Self.tracks[0]])
            let page = try #require(try found[Self.tracks[0]]?.get())
            #expect(page.isEmpty && page.streams == nil && page.contract == "1")
        }
    }

    @Test("the same person twice is once")
    func repeated() async throws {
        try await SimulatedSite.with(faults: "page=repeated-person endpoint=credits-page/track") { site in
            let found = try await site.credits.credits(ofTracks: [Self.tracks[0]])
            let page = try #require(try found[Self.tracks[0]]?.get())
            #expect(page == SimulatedTracks.expected(Self.tracks[0], seenAt: page.seenAt))
        }
    }

    @Test("five megabytes, and a script without end, are no answers", arguments: ["huge-page", "endless-script"])
    func hostile(fault: String) async throws {
        let faults = "page=\(fault) endpoint=credits-page/track"
        try await SimulatedSite.with(faults: faults, pages: 1, deadline: .seconds(3)) { site in
            let found = try await site.credits.credits(ofTracks: [Self.tracks[0]])
            let category = error(found[Self.tracks[0]])?.category
            #expect(category == (fault == "huge-page" ? .malformedResponse : .network))
        }
    }

    @Test(
        "a robots file that forbids it, or that can't be had, is obeyed",
        arguments: ["page=robots-disallow", "status=503"])
    func robots(fault: String) async throws {
        try await SimulatedSite.with(faults: "\(fault) endpoint=credits-page/robots.txt") { site in
            let found = try await site.credits.credits(ofTracks: Self.tracks)
            #expect(found.values.allSatisfy { error($0) != nil })
            #expect(await site.visits == 0)
            #expect(await site.credits.launches == 0)
        }
    }

    @Test("a site that fails by itself is retried later, and its breaker learns of it")
    func failing() async throws {
        try await SimulatedSite.with(faults: "status=502 body=html endpoint=credits-page/track", pages: 1) { site in
            let found = try await site.credits.credits(ofTracks: [Self.tracks[0]])
            #expect(error(found[Self.tracks[0]])?.disposition == .retryable(after: nil))
            #expect(site.store.failures == 1)
        }
    }
}
