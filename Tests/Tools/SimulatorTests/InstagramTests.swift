import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Instagram")
struct InstagramTests {
    private static let recordings = ProviderRecordings(provider: "instagram")
    private static let all =
        "id,ig_id,username,name,biography,website,followers_count,follows_count,media_count,profile_picture_url"

    private func get(
        _ fields: String, path: String = "17841400000000000", authorization: String? = "Bearer good",
        method: String = "GET"
    ) -> Answer {
        var request = ServiceRequest(method: method, path: path, query: "fields=\(fields.escaped)")
        request.headers["authorization"] = authorization
        return Instagram().answer(request)
    }

    private func discovery(_ handle: String, _ fields: String = Self.all) -> Answer {
        get("business_discovery.username(\(handle)){\(fields)}")
    }

    @Test("a synthetic handle has numbers, the same ones always, and the outer id is the caller's")
    func found() throws {
        let answer = discovery("synthetic.producer.1")
        #expect(answer.status == 200 && answer.bytes == discovery("synthetic.producer.1").bytes)
        #expect(answer.body["id"] == "17841400000000000")
        let account = try #require(answer.body["business_discovery"])
        #expect(account["username"] == "synthetic.producer.1" && account["name"] == "Synthetic Producer 1")
        #expect(account["id"]?.string?.count == 17)
        #expect(InstagramAccount.all.count == 13)
        let ids = InstagramAccount.all.values.map { $0.value(of: "id")?.string ?? "" }
        #expect(Set(ids).count == 13 && ids.allSatisfy { $0.hasPrefix("178414") && $0.count == 17 })
    }

    @Test("only what was asked for comes, and what is empty does not come at all")
    func fields() {
        let some = discovery("synthetic.producer.2", "followers_count").body["business_discovery"]
        #expect(some?.members?.map(\.key) == ["followers_count", "id"])
        let keys = InstagramAccount.all.keys.map { handle in
            Set(discovery(handle.name).body["business_discovery"]?.members?.map(\.key) ?? [])
        }
        #expect(keys.contains { $0.contains("biography") } && keys.contains { !$0.contains("biography") })
        #expect(keys.contains { $0.contains("website") } && keys.contains { !$0.contains("website") })
        #expect(!keys.contains { $0.contains("profile_picture_url") })
    }

    @Test(
        "the keys are those of the recordings", .enabled(if: Fixtures.root != nil, ProviderRecordings.absence)
    )
    func shapes() throws {
        try expectRecorded(
            InstagramAccount.all.keys.map { discovery($0.name) },
            as: Self.recordings.types(["synthetic-business-discovery", "synthetic-business-discovery-minimal"]),
            present: [".business_discovery.followers_count", ".business_discovery.biography", ".id"])
    }

    @Test("nobody real is there", arguments: ["taylorswift", "maxmartin", "synthetic.producer.99", "janetjackson"])
    func unknown(handle: String) {
        let error = discovery(handle).body["error"]
        #expect(error?["code"] == 110 && error?["error_subcode"] == 2_207_013)
    }

    @Test(
        "a bad token is 190, whatever is asked", arguments: [nil, "Bearer expired", "Bearer ", "Basic x"] as [String?])
    func tokens(authorization: String?) {
        let answer = get("nonsense(", authorization: authorization)
        #expect(answer.status == 400 && answer.body["error"]?["code"] == 190)
    }

    @Test(
        "what makes no sense is 100",
        arguments: [
            "", "business_discovery", "business_discovery.username(Upper){id}", "business_discovery.username(a b){id}",
            "business_discovery.username(ok){password}", "business_discovery.username(ok){id", "followers",
            "business_discovery.username(\(String(repeating: "a", count: 31))){id}",
        ])
    func nonsense(fields: String) {
        #expect(get(fields).body["error"]?["code"] == 100)
        #expect(get("id", path: "me").body["error"]?["code"] == 100)
        #expect(get("id", method: "POST").body["error"]?["code"] == 100)
    }

    @Test(
        "errors have the bodies of the recorded ones",
        .enabled(if: Fixtures.root != nil, ProviderRecordings.absence),
        arguments: [
            (InstagramError.applicationLimit, "4"), (.parameter, "100"), (.token, "190"), (.noSuchAccount, "110"),
            (.transient, "2-transient"),
        ])
    func errors(error: InstagramError, recording: String) throws {
        func comparable(_ body: Any) throws -> NSDictionary {
            var inner = try #require((body as? [String: Any])?["error"] as? [String: Any])
            #expect(inner.removeValue(forKey: "fbtrace_id") is String)
            return NSDictionary(dictionary: inner)
        }
        let recorded = try comparable(try Self.recordings.body("synthetic-error-\(recording)"))
        #expect(try comparable(try error.answer.object()) == recorded)
        #expect(error.answer.status == 400)
    }

    @Test("usage is told in per cent of the hour's calls", arguments: [(200, 0), (100, 50), (0, 100), (199, 0)])
    func usage(remaining: Int, percent: Int) throws {
        let instagram = Instagram()
        #expect(instagram.limit == ServiceLimit(requests: 200, window: .seconds(3_600)))
        let headers = instagram.headers(
            of: .ok(.null), to: ServiceRequest(path: ""), remaining: remaining, wait: .seconds(1))
        #expect(headers.map(\.0) == ["X-App-Usage"])
        #expect(try JSONReader.value(of: headers[0].1)["call_count"] == .integer(percent))
    }

    @Test("over a socket, under the version in use")
    func socket() async throws {
        try await withSimulator { (server) async throws in
            let fields = "business_discovery.username(synthetic.producer.1){followers_count}".escaped
            let url = "\(server.root)/instagram/v23.0/17841400000000000?fields=\(fields)"
            let found = try await server.send("GET", url, agent: "Tests/1.0", headers: ["Authorization": "Bearer x"])
            #expect(found.status == 200 && found.headers["x-app-usage"]?.contains("call_count") == true)
            let score = await server.simulator.score()
            #expect(score.requestsByEndpoint == ["instagram/business_discovery": 1])
        }
    }
}

@Suite("Instagram's field expressions")
struct InstagramFieldTests {
    @Test("calls and braces nest")
    func nested() throws {
        let fields = try #require(FieldExpression.list("id,business_discovery.username(a.b){id,media.limit(3){id}}"))
        #expect(fields.map(\.name) == ["id", "business_discovery"])
        #expect(fields[1].calls == [FieldExpression.Call(name: "username", argument: "a.b")])
        #expect(fields[1].fields.map(\.name) == ["id", "media"])
        #expect(fields[1].fields[1].fields.map(\.name) == ["id"])
    }

    @Test("what is no list is none", arguments: ["", ",", "a,", "a{", "a{}", "a.b", "a.b(c", "a}", "a{b{c{d{e}}}}"])
    func broken(text: String) { #expect(FieldExpression.list(text) == nil) }
}
