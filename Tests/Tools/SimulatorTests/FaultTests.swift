import Foundation
import Testing

@testable import Simulator

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The fault script")
struct FaultTests {
    private static let artist = "artist?query=artist:Synthetic"

    private func first(_ script: String, path: String = artist, seed: UInt64 = 1) async throws -> Reply {
        let faults = try FaultScript(script)
        let configuration = SimulatorConfiguration(speed: 1e6, seed: seed, latency: .zero, faults: faults)
        return try await withSimulator(configuration) { try await $0.get(path) }
    }

    @Test("a status comes with its Retry-After, be it sensible or not", arguments: ["2", "86400", "soon"])
    func storms(retryAfter: String) async throws {
        let reply = try await first("status=429 retry-after=\(retryAfter)")
        #expect(reply.status == 429)
        #expect(reply.headers["retry-after"] == retryAfter)
        #expect(try reply.object()["error"] as? String == "Simulated fault.")
    }

    @Test("a proxy's error and a page with status 200 are HTML")
    func pages() async throws {
        let proxy = try await first("status=502 body=html")
        #expect(proxy.status == 502)
        let page = try await first("html")
        #expect(page.status == 200)
        for reply in [proxy, page] {
            #expect(reply.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(String(decoding: reply.body, as: UTF8.self).hasPrefix("<html>"))
        }
    }

    @Test("an empty answer is a 200 without a byte")
    func empty() async throws {
        let reply = try await first("empty")
        #expect(reply.status == 200)
        #expect(reply.body.isEmpty)
    }

    @Test("a truncated body and a reset connection are no answers", arguments: ["truncated=50", "reset"])
    func broken(script: String) async throws {
        await #expect(throws: URLError.self) { _ = try await first(script) }
    }

    @Test("slow headers and slow bodies arrive whole, but not before their time", arguments: ["headers", "body"])
    func slow(part: String) async throws {
        let start = ContinuousClock.now
        let reply = try await first("slow-\(part)=300")
        #expect(ContinuousClock.now - start >= .milliseconds(300))
        #expect(try reply.object()["count"] as? Int ?? 0 > 0)
    }

    @Test("wrong types change types, and nothing else")
    func wrongTypes() async throws {
        let right = try await first("").object()
        let wrong = try await first("wrong-types").object()
        #expect(Set(right.keys) == Set(wrong.keys))
        #expect(KeyPaths.types(in: right) != KeyPaths.types(in: wrong))
    }

    @Test("null items stand in lists")
    func nullItems() async throws {
        let reply = try await first("null-items").object()
        #expect((reply["artists"] as? [Any])?.contains { $0 is NSNull } == true)
    }

    @Test("the same seed gives the same bytes, another seed others")
    func seeds() async throws {
        let script = "wrong-types; null-items"
        let one = try await first(script, seed: 7).body
        #expect(try await first(script, seed: 7).body == one)
        #expect(try await first(script, seed: 8).body != one)
    }

    @Test("pages repeat or loop while the envelope says otherwise")
    func paging() async throws {
        try await withSimulator { (server) async throws in
            let plain = [try await titles(server, 0), try await titles(server, 10), try await titles(server, 20)]
            #expect(Set(plain.joined()).count == 30)
            await server.simulator.setFaults(try FaultScript("repeated-page endpoint=release-group"))
            #expect(
                [try await titles(server, 0), try await titles(server, 10), try await titles(server, 20)] == [
                    plain[0], plain[0], plain[1],
                ])
            await server.simulator.setFaults(try FaultScript("looping-page endpoint=release-group"))
            #expect([try await titles(server, 10), try await titles(server, 20)] == [plain[0], plain[0]])
        }
    }

    private func titles(_ server: RunningSimulator, _ offset: Int) async throws -> [String] {
        let artist = try await server.artistID(of: "Synthetic Artist One")
        let page = try await server.json("release-group?artist=\(artist)&limit=10&offset=\(offset)")
        #expect(page["release-group-offset"] as? Int == offset)
        return (page["release-groups"] as? [[String: Any]] ?? []).compactMap { $0["title"] as? String }
    }

    @Test("a script is set, and the score read and reset, while the simulator runs")
    func control() async throws {
        try await withSimulator { (server) async throws in
            let control = server.root + "/_simulator"
            let set = try await server.send("PUT", control + "/faults", body: "status=500 requests=2-3 # twice")
            #expect(set.status == 200)
            var statuses: [Int] = []
            for _ in 1...4 { statuses.append(try await server.get("artist/123").status) }
            #expect(statuses == [400, 500, 500, 400])
            let score = try await server.send("GET", control + "/score").object()
            #expect(score["requests"] as? Int == 4)
            #expect(score["faults"] as? [String: Int] == ["status": 2])
            #expect(score["answers_by_status"] as? [String: Int] == ["400": 2, "500": 2])
            #expect(score["windows_exceeded"] as? Int == 0)
            #expect(try await server.send("POST", control + "/reset").status == 200)
            let fresh = try await server.send("GET", control + "/score").object()
            #expect(fresh["requests"] as? Int == 0)
            #expect(try await server.send("PUT", control + "/faults", body: "what=1").status == 400)
        }
    }

    @Test("requests under way at one time are counted")
    func inFlight() async throws {
        let faults = try FaultScript("slow-headers=2000 requests=1-3")
        let configuration = SimulatorConfiguration(speed: 1e6, latency: .zero, faults: faults)
        try await withSimulator(configuration) { (server) async throws in
            async let one = server.get("artist/1")
            async let two = server.get("artist/2")
            async let three = server.get("artist/3")
            _ = try await (one, two, three)
            #expect(await server.simulator.score().inFlightMaximum == 3)
        }
    }

    @Test(
        "a line that makes no sense is named",
        arguments: ["nonsense", "status=200", "reset often", "reset every=0", "empty requests=5-2", "empty colour=red"])
    func unreadable(line: String) {
        #expect { try FaultScript("reset\n" + line) } throws: { ($0 as? FaultScriptError)?.line == line }
    }

    @Test("a rule hits by ordinal, time, endpoint and share, all at once")
    func rules() throws {
        let rule = FaultRule(.reset, requests: 5...50, seconds: 1...2, endpoint: "release", every: 5)
        func hits(_ ordinal: Int, _ seconds: Double = 1.5, _ endpoint: String = "release") -> Bool {
            rule.hits(ordinal: ordinal, seconds: seconds, endpoint: endpoint, seed: 1, number: 0)
        }
        #expect(hits(10) && hits(50))
        #expect(!hits(11) && !hits(55) && !hits(10, 2.5) && !hits(10, 1.5, "artist"))
        let share = FaultRule(.reset, percent: 20)
        let count = (1...1_000).count { share.hits(ordinal: $0, seconds: 0, endpoint: "", seed: 1, number: 0) }
        #expect((150...250).contains(count))
    }
}
