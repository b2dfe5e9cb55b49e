import Foundation
import Testing

@testable import Simulator

@Suite("The simulated credits page")
struct CreditsPageTests {
    private static let service = CreditsPageService(catalogue: .simulated, delay: .milliseconds(5))

    private func get(_ path: String, _ fault: PageFault? = nil) -> Answer {
        var request = ServiceRequest(path: path)
        request.faults = Set(fault.map { [Fault.page($0).name] } ?? [])
        return Self.service.answer(request)
    }

    private var track: String { CreditsPageCatalogue.simulated.trackIDs[0] }

    @Test("a track of the simulated Spotify has a page, filled in by a script after the delay")
    func page() throws {
        #expect(SpotifyCatalogue.simulated.tracks.ids.allSatisfy { CreditsPageCatalogue.simulated.page($0) != nil })
        let text = try #require(get("track/\(track)").text)
        #expect(text.contains(#"data-ready="false" data-contract="1" lang="en""#) && text.contains("}, 5);"))
        #expect(get("track/none").status == 404 && get("else").status == 404)
    }

    @Test("people who produced, wrote and published are there, some without a link")
    func people() {
        let pages = CreditsPageCatalogue.simulated.trackIDs.compactMap { CreditsPageCatalogue.simulated.page($0) }
        let people = pages.flatMap { $0.groups.flatMap(\.people) }
        for role in ["Producer", "Writer", "Publisher", "Main Artist"] { #expect(people.contains { $0.role == role }) }
        let producers = people.filter { $0.role == "Producer" }
        #expect(producers.contains { $0.link == nil } && producers.contains { $0.link?.hasPrefix("/artist/") == true })
        #expect(people.filter { $0.role == "Writer" }.allSatisfy { $0.link?.hasPrefix("/artist/") != true })
        #expect(pages.contains { $0.streams > Int(Int32.max) })
    }

    @Test("each fault changes the answer", arguments: PageFault.allCases)
    func faults(fault: PageFault) throws {
        let path = fault == .robotsDisallow ? "robots.txt" : "track/\(track)"
        let (right, wrong) = (get(path), get(path, fault))
        #expect(right.bytes != wrong.bytes)
        #expect(try FaultScript("page=\(fault.rawValue)").rules.map(\.fault) == [.page(fault)])
    }

    @Test("names can't break out of the page")
    func escaped() {
        #expect(CreditsPageDocument.escaped(#"<a href="x">&"#) == "&lt;a href=&quot;x&quot;&gt;&amp;")
    }

    @Test("the robots file stands at the root of the site, and faults in it are counted")
    func robots() async throws {
        var configuration = SimulatorConfiguration.unlimited
        configuration.faults = try FaultScript("page=robots-disallow endpoint=credits-page/robots.txt")
        try await withSimulator(configuration) { server in
            let reply = try await server.send("GET", "\(server.root)/robots.txt")
            #expect(String(decoding: reply.body, as: UTF8.self).contains("Disallow: /credits-page/track/"))
            let score = await server.simulator.score()
            #expect(score.requestsByEndpoint == ["credits-page/robots.txt": 1])
            #expect(score.faults == ["page=robots-disallow": 1])
        }
    }

    @Test("a failure of its own is a page, too")
    func failure() async throws {
        var configuration = SimulatorConfiguration.unlimited
        configuration.faults = try FaultScript("status=500")
        try await withSimulator(configuration) { server in
            let reply = try await server.send("GET", "\(server.root)/credits-page/track/x")
            #expect(reply.status == 500 && reply.headers["content-type"]?.hasPrefix("text/html") == true)
        }
    }

    @Test("a word that is no fault is said", arguments: ["page=", "page=nonsense", "page"])
    func words(script: String) { #expect(throws: FaultScriptError.self) { try FaultScript(script) } }
}
