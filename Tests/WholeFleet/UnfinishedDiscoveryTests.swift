import Foundation
import Glibc
import Postgres
import Simulator
import Testing

/// `liner discover` where not all goes well: what there is is shown, and why there is no more.
@Suite("A discovery that can not go on")
struct UnfinishedDiscoveryTests {
    private func withLiner(
        faults: String = "", providers: String, _ arguments: [String],
        _ body: (FleetProcess, Fleet) async throws -> Void
    ) async throws {
        let folder = "/tmp/ln-discover-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Fleet.with(faults: try FaultScript(faults), providers: providers) { fleet in
            let liner = try fleet.start(
                "liner", ["discover"] + arguments, ["LINERNOTES_HOME": folder, "COLUMNS": "100"])
            try await body(liner, fleet)
        }
    }

    @Test(
        "a provider that asks for half a day: what the others have is shown, until when it waits, and the rest stays",
        .timeLimit(.minutes(5)))
    func halfADay() async throws {
        let faults = "status=429 retry-after=43200 endpoint=genius/*"
        try await withLiner(
            faults: faults, providers: "musicbrainz,genius", ["Janet Jackson", "--patience", "60"]
        ) { liner, fleet in
            let code = try await liner.exitCode()
            let left = try await fleet.depth()
            #expect(code == 75 && left > 0, "\(liner.text)")
            #expect(liner.text.contains("Jimmy Jam"))
            #expect(liner.text.contains("genius is not asked until 20"))
            #expect(liner.text.contains("the discovery is not done: what is left waits until 20"))
        }
    }

    @Test("Ctrl-C is answered at once, and what there is is shown", .timeLimit(.minutes(5)))
    func interrupted() async throws {
        let faults = "status=429 retry-after=600 endpoint=genius/*"
        try await withLiner(faults: faults, providers: "musicbrainz,genius", ["Janet Jackson"]) { liner, _ in
            while !liner.text.contains("genius is not asked") {
                try #require(liner.isRunning, "\(liner.text)")
                try await Task.sleep(for: .milliseconds(20))
            }
            liner.signal(SIGINT)
            let code = try await liner.exitCode()
            #expect(code == 130)
            #expect(liner.text.contains("Stopping: workers finish what they have in hand"))
            #expect(liner.text.contains("Jimmy Jam") && liner.text.contains("stopped before the run"))
        }
    }

    @Test("of namesakes it says who was taken, and who else there is", .timeLimit(.minutes(5)))
    func namesakes() async throws {
        try await withLiner(providers: "musicbrainz", ["Synthetic Namesake"]) { liner, _ in
            let code = try await liner.exitCode()
            #expect(code == 0)
            #expect(liner.text.contains("the first of two namesakes") && liner.text.contains("the second of two"))
            #expect(liner.text.contains("musicbrainz has several of that name"))
        }
    }
}
