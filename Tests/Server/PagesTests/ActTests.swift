import AnswersTestSupport
import FleetAnswers
import Messages
import Postgres
import Queue
import Testing

@testable import Pages

@Suite("Act")
struct ActTests {
    private static let token = "secret-of-the-form"

    private func post(_ text: String, _ form: [String: String], _ database: Database) async -> PageResponse {
        await PagesTests.post(text, form.merging(["csrf": Self.token]) { $1 }, database)
    }

    @Test("a form without its token changes nothing", arguments: ["", "wrong", "secret-of-the-forn"])
    func forged(token: String) async throws {
        try await CatalogueSample.with { database in
            let answer = await PagesTests.post(
                "/queues/track_discovery", ["act": "pause", "csrf": token], database)
            #expect(answer.status == 403)
            let states = try await FleetQueries(database).queues().map(\.state)
            #expect(Set(states) == ["running"])
        }
    }

    @Test("a visitor without a token of forms can send none")
    func noToken() async throws {
        try await CatalogueSample.with { database in
            let answer = await PagesTests.pages.answer(
                PageRequest(.post, path: ["queues", "track_discovery"], form: ["act": "pause", "csrf": ""]),
                as: Visitor(role: .reader, database: database, formToken: ""))
            #expect(answer.status == 403)
        }
    }

    @Test("a queue is paused, drained and resumed")
    func queue() async throws {
        try await CatalogueSample.with { database in
            for (act, state) in [("pause", "paused"), ("resume", "running"), ("drain", "draining")] {
                let answer = await post("/queues/track_discovery", ["act": act], database)
                #expect(answer.status == 303 && answer.headers["location"] == "/liner/queues/track_discovery")
                let queue = try await FleetQueries(database).queues().first { $0.queue == "track_discovery" }
                #expect(queue?.state == state)
            }
        }
    }

    @Test("a provider is held and lifted")
    func provider() async throws {
        try await CatalogueSample.with { database in
            _ = await post(
                "/providers", ["act": "hold", "upstream": "genius", "reason": "their maintenance"], database)
            let held = try await FleetQueries(database).upstreamLimits().first { $0.upstream == "genius" }
            #expect(held?.isHeld == true && held?.reason?.contains("their maintenance") == true)
            _ = await post("/providers", ["act": "lift", "upstream": "genius"], database)
            let limits = try await FleetQueries(database).upstreamLimits()
            #expect(limits.allSatisfy { !$0.isHeld })
        }
    }

    @Test("a discovery starts once, and its page comes next")
    func discover() async throws {
        try await CatalogueSample.with { database in
            let answer = await post("/discover", ["act": "discover", "artist": "Janet Jackson"], database)
            #expect(answer.status == 303)
            let runs = try await FleetQueries(database).runs(limit: 10)
            #expect(runs.map(\.artist) == ["Janet Jackson"])
            #expect(answer.headers["location"] == "/liner/runs/\(runs[0].runId)")
            let empty = await post("/discover", ["act": "discover", "artist": " "], database)
            #expect(empty.status == 400 && empty.body.contains("the artist is empty"))
        }
    }

    @Test("letters of a cause are sent back, and one is deleted only after a second yes")
    func letters() async throws {
        try await CatalogueSample.with { database in
            for artist in ["A", "B"] { try await DeadLetterSample.give(database, artist: artist) }
            let letters = try await FleetQueries(database).deadLetters(limit: 10)
            let id = letters[0].id
            let unsure = await post("/letters/\(id)", ["act": "discard"], database)
            #expect(unsure.status == 400)
            #expect(try await FleetQueries(database).deadLetter(id) != nil)
            _ = await post("/letters/\(id)", ["act": "discard", "sure": "yes"], database)
            #expect(try await FleetQueries(database).deadLetter(id) == nil)
            _ = await post("/failures", ["act": "redrive", "cause": letters[1].fingerprint], database)
            #expect(try await FleetQueries(database).deadLetters(limit: 10).isEmpty)
        }
    }

    @Test("a form that asks for nothing known is refused", arguments: ["/", "/queues/track_discovery", "/providers"])
    func nonsense(text: String) async throws {
        try await CatalogueSample.with { database in
            #expect(await post(text, ["act": "dance", "upstream": "x"], database).status == 400)
        }
    }
}
