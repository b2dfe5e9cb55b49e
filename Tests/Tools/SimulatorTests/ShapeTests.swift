import Foundation
import Simulator
import Testing

@Suite("Shapes", .enabled(if: Fixtures.root != nil, "LINERNOTES_FIXTURES names no folder of recorded responses"))
struct ShapeTests {
    /// An endpoint: what to ask, which recordings show its shape, and what the digest calls always present.
    struct Endpoint: Sendable, CustomTestStringConvertible {
        let name: String
        let requests: [String]
        let recordings: [String]
        /// Where the entity of lookups stands in this answer, and the recordings of those lookups.
        var nested: (root: String, recordings: [String])?
        let present: [String]

        var testDescription: String { name }
    }

    private static let artists = [
        "hqub-artist-get", "koel-artist-rel", "picard-artist", "mbserver-artist", "inkstak-artist-url",
    ]
    private static let recordings = [
        "picard-recording_", "hqub-recording-get", "mbserver-recording-work", "mbserver-recording-isrcs",
    ]
    private static let releases = [
        "hqub-release-get", "koel-recordings", "picard-release.", "picard-release_djmix", "wrtag-release",
        "mbserver-release-executive",
        "mbserver-release-recording", "mbserver-release-work",
    ]
    private static let groups = ["hqub-releasegroup-get", "koel-release-group", "inkstak-release-group-url"]
    private static let rels = "artist-rels+url-rels+work-rels"
    private static let levels = "recording-level-rels+work-level-rels"

    private static let dylan = "72c536dc-7137-4477-a521-567eeb840fa8"
    private static let wipEout = "70130d47-2145-4e61-972e-49d3d21a087e"
    private static let concertos = "be3a32ec-8d3d-41de-b102-12bcaaa33e78"
    private static let desire = "fc325dd3-73ed-36aa-9c77-6b65a958e3cf"
    private static let teardrop = "0e23ed77-ad7e-34e7-b57c-c3407b2ae5df"
    private static var song: String { NumberOneSong.all.first { $0.isCover }?.recordingID ?? "" }

    static let endpoints = [
        Endpoint(
            name: "artist lookup", requests: ["artist/\(dylan)?inc=aliases+artist-rels+url-rels+release-groups"],
            recordings: artists,
            present: [
                ".id", ".name", ".sort-name", ".disambiguation", ".type", ".type-id", ".country", ".area",
                ".begin-area", ".end-area", ".gender", ".life-span.begin", ".life-span.end", ".life-span.ended",
                ".isnis", ".ipis", ".aliases", ".relations[].type-id", ".relations[].target-type",
            ]),
        Endpoint(
            name: "artist search",
            requests: ["artist?query=artist:dylan", "artist?query=synthetic", "artist?query=row"],
            recordings: ["hqub-artist-search", "koel-artist-search"],
            present: [".created", ".count", ".offset", ".artists[].id", ".artists[].score", ".artists[].name"]),
        Endpoint(
            name: "artist browse", requests: ["artist?recording=\(song)"], recordings: ["hqub-artist-browse"],
            nested: (".artists[]", artists), present: [".artist-count", ".artist-offset", ".artists[].id"]),
        Endpoint(
            name: "recording lookup",
            requests: ["recording/\(song)?inc=artist-credits+isrcs+\(rels)+work-level-rels"], recordings: recordings,
            present: [
                ".id", ".title", ".length", ".disambiguation", ".video", ".isrcs", ".artist-credit[].name",
                ".artist-credit[].joinphrase", ".artist-credit[].artist.id", ".relations[].direction",
                ".relations[].attributes", ".relations[].source-credit", ".relations[].target-credit",
                ".relations[].artist.id", ".relations[].work.iswcs", ".relations[].work.relations[].artist.id",
            ]),
        Endpoint(
            name: "recording browse", requests: ["recording?release=\(wipEout)&inc=artist-credits+isrcs+artist-rels"],
            recordings: ["mbserver-recording-browse"], nested: (".recordings[]", recordings),
            present: [".recording-count", ".recording-offset", ".recordings[].id", ".recordings[].isrcs"]),
        Endpoint(
            name: "release lookup",
            requests: [
                "release/\(wipEout)?inc=recordings+artist-credits+isrcs+release-groups+\(rels)+\(levels)",
                "release/\(concertos)?inc=recordings+artist-credits+isrcs+release-groups+\(rels)+\(levels)",
                "release/\(wipEout)?inc=media",
            ],
            recordings: releases,
            present: [
                ".id", ".title", ".status", ".date", ".country", ".barcode", ".packaging", ".release-events[].date",
                ".media[].position", ".media[].format", ".media[].track-count", ".media[].track-offset",
                ".media[].tracks[].id", ".media[].tracks[].number", ".media[].tracks[].position",
                ".media[].tracks[].title", ".media[].tracks[].length", ".media[].tracks[].recording.relations",
            ]),
        Endpoint(
            name: "release browse",
            requests: [
                "release?artist=afb6453b-7b86-4f12-a234-f4bb3e78f52c&inc=recordings+artist-credits+\(rels)+\(levels)"
            ],
            recordings: ["mbserver-release-browse", "picard-release_group_2"], nested: (".releases[]", releases),
            present: [".release-count", ".release-offset", ".releases[].media[].tracks[].recording.id"]),
        Endpoint(
            name: "release group lookup", requests: ["release-group/\(desire)?inc=artist-credits+url-rels+releases"],
            recordings: groups,
            present: [
                ".id", ".title", ".primary-type", ".primary-type-id", ".secondary-types", ".secondary-type-ids",
                ".first-release-date", ".disambiguation", ".artist-credit[].artist.id", ".relations[].url.resource",
            ]),
        Endpoint(
            name: "release group browse", requests: ["release-group?artist=\(dylan)&inc=artist-credits"],
            recordings: ["mbserver-rg-browse", "hqub-releasegroup-browse"], nested: (".release-groups[]", groups),
            present: [".release-group-count", ".release-group-offset", ".release-groups[].primary-type"]),
        Endpoint(
            name: "work lookup", requests: ["work/\(teardrop)?inc=artist-rels+url-rels"],
            recordings: ["hqub-work-get", "mbserver-work"],
            present: [".id", ".title", ".iswcs", ".language", ".languages", ".type", ".attributes", ".relations"]),
        Endpoint(
            name: "one link", requests: ["url?resource=https://www.discogs.com/artist/59792&inc=artist-rels"],
            recordings: ["mbserver-url-by", "mbserver-url-artist", "revsrev-url-lookup"],
            present: [".id", ".resource", ".relations[].artist.id"]),
        Endpoint(
            name: "several links",
            requests: ["url?resource=https://www.discogs.com/artist/59792&resource=x&inc=artist-rels"],
            recordings: ["mbserver-url-multi"],
            nested: (".urls[]", ["mbserver-url-artist"]), present: [".url-count", ".url-offset", ".urls[].id"]),
        Endpoint(
            name: "isrc lookup", requests: ["isrc/DEG932303016?inc=artist-credits+artist-rels"],
            recordings: ["mbserver-isrc"], nested: (".recordings[]", recordings),
            present: [".isrc", ".recordings[].id", ".recordings[].artist-credit"]),
    ]

    @Test("every key that we answer is recorded, with the same type", arguments: endpoints)
    func keys(endpoint: Endpoint) async throws {
        var recorded = try Fixtures.keyPaths(endpoint.recordings)
        if let nested = endpoint.nested {
            recorded.merge(try Fixtures.keyPaths(nested.recordings, under: nested.root)) { $0.union($1) }
        }
        let paths = try await withSimulator { (server) async throws in
            var paths = KeyPaths()
            for request in endpoint.requests {
                let reply = try await server.get(request)
                try #require(reply.status == 200, "\(request): \(String(decoding: reply.body, as: UTF8.self))")
                paths.add(try reply.object())
            }
            return paths
        }
        paths.expectRecorded(recorded)
        for path in endpoint.present { #expect(paths.types[path] != nil, "\(path) is missing") }
    }

    @Test("errors have the bodies of the recorded ones")
    func errors() async throws {
        let recorded = try ["mbserver-error-400", "mbserver-error-404"].map { name in
            try Fixtures.document("musicbrainz", "\(name).json") as? [String: String]
        }
        try await withSimulator { (server) async throws in
            let id = "01234567-0123-0123-0123-012345678901"
            #expect(try await server.json("artist/\(id)?inc=coffee") as? [String: String] == recorded[0])
            #expect(try await server.json("artist/\(id)") as? [String: String] == recorded[1])
        }
    }
}
