import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Discogs as a service")
struct DiscogsServiceTests {
    private static let recordings = ProviderRecordings(provider: "discogs")
    private let client = DiscogsClient()

    @Test(
        "searching needs a token or a key with its secret; reading needs none",
        arguments: [
            (nil, 401), ("Discogs token=good", 200), ("Discogs key=a, secret=b", 200), ("Discogs key=a", 401),
            ("Discogs token=revoked", 401), ("Discogs token=wrong", 401), ("Bearer good", 401), ("Discogs token=", 401),
        ] as [(String?, Int)])
    func tokens(authorization: String?, status: Int) throws {
        let client = DiscogsClient(authorization: authorization)
        #expect(client.get("database/search", "q=x").status == status)
        #expect(client.get("releases/\(client.discogs.catalogue.releases[0].id)").status == 200)
    }

    @Test(
        "errors have the recorded bodies", .enabled(if: Fixtures.root != nil, ProviderRecordings.absence),
        arguments: [
            ("releases/1", 404, "swiftdiscogs-release-404"), ("artists/x", 404, "swiftdiscogs-artist-404"),
            ("artists/1/releases", 404, "swiftdiscogs-artist-404"),
            ("database/search", 401, "swiftdiscogs-identity-401"),
        ])
    func errors(path: String, status: Int, recording: String) throws {
        let answer = DiscogsClient(authorization: nil).get(path)
        #expect(answer.status == status)
        #expect(NSDictionary(dictionary: try answer.object()) == (try Self.recordings.body(recording)))
        let failure = try client.discogs.failure(500).object()
        #expect(
            NSDictionary(dictionary: failure) == (try Self.recordings.body("swiftdiscogs-search-500")))
    }

    @Test(
        "every application names itself",
        arguments: [(nil, 403), ("curl/8", 403), ("Tests/1.0", 200)] as [(String?, Int)])
    func agents(agent: String?, status: Int) {
        #expect(DiscogsClient(agent: agent).get("artists/59792").status == status)
    }

    @Test(
        "what is served has the keys of the recordings",
        .enabled(if: Fixtures.root != nil, ProviderRecordings.absence))
    func shapes() throws {
        let releases = [
            "buntine-release", "joalla-release-1", "joalla-release-2", "joalla-release-3", "joalla-release-3329867",
            "ricbra-release", "swiftdiscogs-release-200",
        ]
        let all = client.discogs.catalogue.releases
        try expectRecorded(
            (all.prefix(12) + all.suffix(80)).map { client.get("releases/\($0.id)") },
            as: Self.recordings.types(releases),
            present: [
                ".tracklist[].extraartists[].role", ".tracklist[].type_", ".extraartists[].tracks", ".artists[].join",
                ".identifiers[].value", ".formats[].name", ".master_id", ".tracklist[].artists[].id",
            ])
        try expectRecorded(
            (all.prefix(12) + all.suffix(8)).map { client.get("masters/\($0.masterID)") },
            as: Self.recordings.types(
                [
                    "buntine-master", "joalla-master-4242", "ricbra-master", "swiftdiscogs-master-200",
                ] + releases),
            present: [".main_release", ".versions_url", ".tracklist[].extraartists[].id"])
        try expectRecorded(
            [
                client.get("artists/\(SimulatedNumber.discogsArtist(SyntheticProducer.id(1)))"),
                client.get("artists/59792"),
            ],
            as: Self.recordings.types(["ricbra-artist"]), present: [".urls[]", ".namevariations", ".releases_url"])
        try expectRecorded(
            ["q=synthetic", "q=wipeout", "type=release&per_page=1&page=2"].map { client.get("database/search", $0) },
            as: Self.recordings.types(
                ["ricbra-search", "swiftdiscogs-search-200", "joalla-search-trash80", "joalla-artist-1-releases-p2"]),
            present: [".pagination.urls.next", ".results[].type", ".results[].year"])
        let lists = ["joalla-artist-1-releases-p1", "joalla-artist-1-releases-p2"]
        try expectRecorded(
            [SyntheticProducer.id(1), SimulatedID.make("artist", "Synthetic Artist One", "synthetic")].map {
                client.get("artists/\(SimulatedNumber.discogsArtist($0))/releases")
            }, as: Self.recordings.types(lists), present: [".releases[].role", ".releases[].main_release"])
    }

    @Test("every answer says how much of the minute is left")
    func limits() {
        let headers = client.discogs.headers(
            of: .ok(.null), to: ServiceRequest(path: ""), remaining: 13, wait: .seconds(60))
        #expect(
            headers.map { "\($0.0) \($0.1)" } == [
                "X-Discogs-Ratelimit 60", "X-Discogs-Ratelimit-Used 47", "X-Discogs-Ratelimit-Remaining 13",
            ])
        #expect(client.discogs.limit == ServiceLimit(requests: 60, window: .seconds(60)))
        let refusal = client.discogs.refusal(ServiceRequest(path: ""), wait: .seconds(9))
        #expect(refusal.status == 429 && refusal.headers.isEmpty)
    }

    @Test(
        "endpoints are named without ids",
        arguments: [
            ("database/search", "database/search"), ("releases/1", "releases"),
            ("artists/1/releases", "artists/releases"),
            ("artists/1", "artists"), ("", ""),
        ])
    func endpoints(path: String, name: String) {
        #expect(client.discogs.endpoint(of: ServiceRequest(path: path)) == name)
    }

    @Test("over a socket: the 61st request of a minute is refused, and addresses lead back")
    func socket() async throws {
        let configuration = SimulatorConfiguration(speed: 0.01, latency: .zero)
        try await withSimulator(configuration) { (server) async throws in
            let headers = ["Authorization": "Discogs token=x"]
            let first = try await server.send(
                "GET", "\(server.root)/discogs/artists/59792/releases?per_page=1", agent: "Tests/1.0", headers: headers)
            #expect(first.status == 200 && first.headers["x-discogs-ratelimit-remaining"] == "59")
            for _ in 0..<59 {
                _ = try await server.send(
                    "GET", "\(server.root)/discogs/releases/1", agent: "Tests/1.0", headers: headers)
            }
            let refused = try await server.send(
                "GET", "\(server.root)/discogs/releases/1", agent: "Tests/1.0", headers: headers)
            #expect(refused.status == 429 && refused.headers["x-discogs-ratelimit-remaining"] == "0")
            let next = (try first.object()["pagination"] as? [String: Any])?["urls"] as? [String: String]
            for url in (next ?? [:]).values { #expect(url.hasPrefix("\(server.root)/discogs/artists/59792/releases?")) }
        }
    }
}
