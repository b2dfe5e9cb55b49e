import Testing

@testable import Simulator

@Suite("Several services in one simulator")
struct ServiceTests {
    /// A provider that allows one request in ten seconds and tags what it answers.
    private struct Sparse: SimulatedService {
        static let name = "sparse"
        static let root = "/sparse"
        let limit = ServiceLimit(requests: 1, window: .seconds(10))

        func endpoint(of request: ServiceRequest) -> String { "things" }
        func answer(_ request: ServiceRequest) -> Answer { .ok(.object(["a": 1])) }
        func refusal(_ request: ServiceRequest, wait: Duration) -> Answer { .text(429, "later") }
        func headers(
            of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
        ) -> [(String, String)] { [("ETag", answer.entityTag)] }
    }

    private let request = ServiceRequest(path: "things/1", headers: ["user-agent": "Tests/1.0 ( tests@example.com )"])

    private func ledger(_ script: String = "") throws -> Ledger {
        let configuration = SimulatorConfiguration(faults: try FaultScript(script))
        return Ledger(configuration, at: .now, startedSeconds: 0)
    }

    @Test("each client has a window at each service")
    func windows() throws {
        var ledger = try ledger()
        let (sparse, other, now) = (Sparse(), MusicBrainz(facts: Facts()), ContinuousClock.now)
        func isAdmitted(_ service: any SimulatedService, _ client: String) -> Bool {
            ledger.arrive(request, at: service, client: client, now: now).isAdmitted
        }
        #expect(isAdmitted(sparse, "a"))
        #expect(!isAdmitted(sparse, "a"))
        #expect(isAdmitted(sparse, "b"))
        #expect(isAdmitted(other, "a"))
        #expect(ledger.score.windowsExceededByService == ["sparse": 1])
        #expect(ledger.score.windowsExceeded == 1)
        #expect(ledger.score.requestsByEndpoint == ["sparse/things": 3, "musicbrainz/things": 1])
    }

    @Test(
        "a rule names an endpoint, one of a service, or all of a service",
        arguments: [
            ("things", ["sparse/things", "other/things"]), ("sparse/things", ["sparse/things"]),
            ("sparse/*", ["sparse/things", "sparse/people"]), ("spars/*", []), ("*", []),
        ])
    func endpoints(pattern: String, hit: [String]) throws {
        let script = try FaultScript("quota endpoint=\(pattern)")
        let all = ["sparse/things", "sparse/people", "other/things"]
        #expect(all.filter { !script.faults(ordinal: 1, seconds: 0, endpoint: $0, seed: 1).isEmpty } == hit)
    }

    @Test("what a service realizes itself reaches it by name, and the clock runs at simulated speed")
    func words() throws {
        let script = try FaultScript("unauthorized; forbidden-batches; quota; development-mode; slow-body=1; html")
        let start = ContinuousClock.now
        var ledger = Ledger(SimulatorConfiguration(speed: 20, faults: script), at: start, startedSeconds: 0)
        let arrival = ledger.arrive(request, at: Sparse(), client: "a", now: start + .seconds(3))
        let hit = request.hit(by: arrival)
        #expect(hit.faults == ["unauthorized", "forbidden-batches", "quota", "development-mode"])
        #expect(hit.secondsSinceStart == 60)
        #expect(hit.requestsInWindow == 1)
    }

    @Test(
        "a client that has the body gets none again",
        arguments: [("TAG", 304), ("W/TAG", 304), ("\"x\", TAG", 304), ("*", 304), ("\"x\"", 200), ("", 200)])
    func revalidation(pattern: String, status: Int) {
        var answer = Answer.ok(.object(["a": 1]))
        answer.headers = [("ETag", answer.entityTag)]
        var delivery = Delivery(answer)
        delivery.revalidate(pattern.replacing("TAG", with: answer.entityTag))
        #expect(delivery.status == status)
        #expect(delivery.body.isEmpty == (status == 304))
    }

    @Test("the same body has the same tag, another body another")
    func tags() {
        let one = Answer.ok(.object(["a": 1]))
        #expect(one.entityTag == Answer.ok(.object(["a": 1])).entityTag)
        #expect(one.entityTag != Answer.ok(.object(["a": 2])).entityTag)
        #expect(one.entityTag.hasPrefix("\"") && one.entityTag.hasSuffix("\""))
    }

    @Test("a body that a fault made is nobody's to keep", arguments: [Fault.wrongTypes, .nullItems, .html, .empty])
    func spoiled(fault: Fault) {
        var answer = Answer.ok(.object(["a": .array([1, 2, 3, 4, 5, 6, 7, 8, 9])]))
        answer.headers = [("ETag", answer.entityTag)]
        var delivery = Delivery(answer)
        delivery.apply(fault, seed: 1) { .failure($0, "") }
        delivery.revalidate(answer.entityTag)
        #expect(delivery.status == 200)
        #expect(delivery.headers.isEmpty)
    }

    @Test("an answer may be text, with a type of its own")
    func text() {
        let plain = Delivery(.text(429, "later"))
        #expect(plain.body == Array("later".utf8))
        #expect(plain.contentType == "text/plain; charset=utf-8")
        let page = Delivery(.text(403, "<html>", headers: [("Content-Type", "text/html"), ("X-A", "b")]))
        #expect(page.contentType == "text/html")
        #expect(page.headers.map(\.name) == ["X-A"])
    }
}
