import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Genius as a service")
struct GeniusServiceTests {
    private static let recordings = ProviderRecordings(provider: "genius")
    private let client = GeniusClient()

    @Test(
        "a token is needed: the envelope says so, the OAuth layer knows bad ones",
        arguments: [
            (nil, "obs-error-401-no-token"), ("Basic eA==", "obs-error-401-no-token"),
            ("Bearer revoked", "obs-error-401-invalid-token"), ("Bearer wrong", "obs-error-401-invalid-token"),
            ("Bearer ", "obs-error-401-invalid-token"),
            ("Bearer a b", "obs-error-401-invalid-token"),
        ] as [(String?, String)])
    func tokens(authorization: String?, recording: String) throws {
        let answer = GeniusClient(authorization: authorization).get("search", "q=x")
        #expect(answer.status == 401)
        guard Fixtures.root != nil else { return }
        #expect(NSDictionary(dictionary: try answer.object()) == (try Self.recordings.body(recording)))
    }

    @Test(
        "what is not there has an envelope without a response",
        arguments: [
            "songs/1", "songs/bahahaha", "artists/1", "artists/1/songs", "albums/1", "songs", "", "artists/1/2/3",
        ])
    func missing(path: String) throws {
        let answer = client.get(path)
        #expect(answer.status == 404)
        guard Fixtures.root != nil else { return }
        let recorded = try Self.recordings.body("error-404-song")
        #expect(NSDictionary(dictionary: try answer.object()) == recorded)
    }

    @Test(
        "what is served has the keys of the recordings",
        .enabled(if: Fixtures.root != nil, ProviderRecordings.absence))
    func shapes() throws {
        let hit = ".response.hits[].result"
        let searches = ["search-2015", "search-2021", "search-2022-lamar"]
        let songs = [
            "song-2015", "song-2020-body-only", "song-2021-custom-performances", "song-2021-record-label-performance",
        ]
        let artist = SimulatedNumber.geniusArtist(SyntheticProducer.id(1))
        let ids =
            [SimulatedNumber.geniusSong(NumberOneSong.all[0].recordingID)]
            + client.genius.catalogue.songs(of: artist).map(\.id).prefix(40)
            + client.genius.catalogue.songs.prefix(4).map(\.id)
        try expectRecorded(
            [client.get("search", "q=Synthetic+Track+1.1"), client.get("search", "q=Love")],
            as: Self.recordings.types(searches),
            present: [".response.hits[].type", "\(hit).title", "\(hit).primary_artist.id", "\(hit).full_title"])
        try expectRecorded(
            ids.flatMap {
                [client.get("songs/\($0)", "text_format=plain"), client.get("songs/\($0)", "text_format=dom")]
            },
            as: Self.recordings.types(
                songs + searches,
                moves: [
                    (hit, ".response.song"), (hit, ".response.song.song_relationships[].songs[]"),
                ]),
            present: [
                ".response.song.producer_artists[].id", ".response.song.writer_artists[].name",
                ".response.song.custom_performances[].label", ".response.song.media[].native_uri",
                ".response.song.album.id", ".response.song.song_relationships[].songs[].title",
            ])
        try expectRecorded(
            [client.get("artists/\(artist)", "text_format=plain,dom")],
            as: Self.recordings.types(["artist-2015", "artist-2021-socials"]),
            present: [".response.artist.instagram_name", ".response.artist.url", ".response.artist.alternate_names"])
        try expectRecorded(
            [client.get("artists/\(artist)/songs")],
            as: Self.recordings.types(
                ["artist-songs-page1-next2", "artist-songs-2015-page1"] + searches, moves: [(hit, ".response.songs[]")]),
            present: [".response.next_page", ".response.songs[].primary_artist.name"])
    }

    @Test("over a socket: tags, revalidation, limits that nobody announces")
    func socket() async throws {
        try await withSimulator { (server) async throws in
            let id = SimulatedNumber.geniusSong(NumberOneSong.all[0].recordingID)
            let url = "\(server.root)/genius/songs/\(id)?text_format=plain"
            let first = try await server.send("GET", url, agent: "Tests/1.0", headers: ["Authorization": "Bearer x"])
            #expect(first.status == 200)
            #expect(first.headers["cache-control"] == "private, max-age=0, must-revalidate")
            let tag = try #require(first.headers["etag"])
            let second = try await server.send(
                "GET", url, agent: "Tests/1.0", headers: ["Authorization": "Bearer x", "If-None-Match": tag])
            #expect(second.status == 304 && second.body.isEmpty)
            #expect(!first.headers.keys.contains { $0.contains("ratelimit") })
            let refused = try await server.send("GET", url, agent: "Tests/1.0", headers: [:])
            #expect(refused.status == 401 && refused.headers["etag"] == nil)
            let score = await server.simulator.score()
            #expect(score.requestsByEndpoint["genius/songs"] == 3)
        }
    }

    @Test("a bot challenge is a page with no tag, and hits only the endpoint that the script names")
    func challenge() async throws {
        let script = try FaultScript("status=403 body=html endpoint=genius/search")
        let configuration = SimulatorConfiguration(speed: 1_000_000, latency: .zero, faults: script)
        try await withSimulator(configuration) { (server) async throws in
            let challenge = try await server.send(
                "GET", "\(server.root)/genius/search?q=x", agent: "Tests/1.0", headers: ["Authorization": "Bearer x"])
            #expect(challenge.status == 403 && challenge.headers["etag"] == nil)
            #expect(challenge.headers["content-type"]?.hasPrefix("text/html") == true)
            let id = SimulatedNumber.geniusArtist(SyntheticProducer.id(1))
            let other = try await server.send(
                "GET", "\(server.root)/genius/artists/\(id)", agent: "Tests/1.0",
                headers: ["Authorization": "Bearer x"])
            #expect(other.status == 200)
        }
    }

    @Test("beyond the limit comes a 429 with a time to wait")
    func refusal() {
        let answer = client.genius.refusal(ServiceRequest(path: "search"), wait: .milliseconds(4_200))
        #expect(answer.status == 429)
        #expect(answer.headers.contains { $0 == ("Retry-After", "5") })
        #expect(answer.body["meta"]?["status"] == 429)
    }

    @Test(
        "endpoints are named without ids",
        arguments: [
            ("search", "search"), ("songs/1", "songs"), ("artists/1", "artists"), ("artists/1/songs", "artists/songs"),
            ("", ""),
        ])
    func endpoints(path: String, name: String) {
        #expect(client.genius.endpoint(of: ServiceRequest(path: path)) == name)
    }
}
