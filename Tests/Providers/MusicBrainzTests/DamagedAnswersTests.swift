import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import MusicBrainz

@Suite("Damaged answers of MusicBrainz")
struct DamagedAnswersTests {
    private func albums(_ releases: [String]) async throws -> ([FoundAlbum], said: [String]) {
        let omissions = Omissions()
        let source = MusicBrainz(
            gateway: CannedGateway(always: Made.page("release", total: releases.count, releases)), userAgent: "t")
        let page = try await Omissions.$current.withValue(omissions) {
            try await source.albums(ofArtist: Made.id(1), offset: 0)
        }
        return (page.elements, omissions.take().map { "\($0.count) \($0.what)" })
    }

    private func release(_ number: Int, credit: String = "", relations: [String] = []) -> String {
        let more = credit.isEmpty ? "" : #""artist-credit":[\#(credit)],"#
        let release = Made.release(
            number, group: Made.group(number + 10, artist: Made.artist(1, "Ann")),
            discs: [[Made.recording(number + 20)]],
            relations: relations)
        return "{\(more)" + release.dropFirst()
    }

    @Test("a credit without an artist, and a relation without one's id, cost themselves alone")
    func artists() async throws {
        let producer = Made.relation("producer", id: TypeID.releaseProducer, to: Made.artist(5, "Bo"))
        let nobody = Made.relation("producer", id: TypeID.releaseProducer, to: #"{"id":null,"name":"X"}"#)
        let named = #"{"name":"Ann","artist":\#(Made.artist(1, "Ann"))}"#
        let (albums, said) = try await albums([
            release(1), release(2, credit: #"\#(named),{"name":"Y","artist":null}"#, relations: [producer]),
            release(3, credit: named, relations: [nobody, producer]),
        ])
        #expect(albums.map { $0.tracks?.count } == [1, 1, 1])
        // Who can't be told may be various artists: then an album's producer is nobody's of its tracks.
        #expect(albums.map { $0.tracks?[0].claims?.map(\.personName) } == [[], [], ["Bo"]])
        let place = "release-browse-artist: releases[]"
        #expect(said == ["1 \(place).artist-credit[].artist: null", "1 \(place).relations[].artist.id: null"])
    }

    @Test("what changes the meaning of a thing costs the thing: attributes, kinds, statuses")
    func meanings() async throws {
        let relation = Made.relation("producer", attributes: ["co"], to: Made.artist(5, "Bo"))
        let lost =
            String(relation.split(separator: #""co""#, maxSplits: 1)[0]) + "null"
            + relation.split(separator: #""co""#)[1]
        let recording: RecordingJSON = try Made.read(Made.recording(1, relations: [lost, relation]))
        #expect(recording.relations?.count == 1)
        let compilation = Made.group(9, secondary: ["Compilation"]).replacing(#""Compilation""#, by: "7")
        let (albums, said) = try await albums([release(1), Made.release(2, group: compilation)])
        #expect(
            albums.count == 1
                && said == ["1 release-browse-artist: releases[].release-group.secondary-types[]: not String"])
    }

    @Test("a release without a group is nowhere to be put, and said")
    func groupless() async throws {
        let (albums, said) = try await albums([release(1), Made.release(2, group: nil)])
        #expect(albums.count == 1 && said == ["1 releases[].release-group: none"])
    }

    @Test("releases without a status count where none is official; others are left out, and said; one request more")
    func statuses() async throws {
        let young = [release(1), release(2), release(3)].enumerated().map { index, json in
            json.replacing(#""Official""#, by: ["null", #""Bootleg""#, "null"][index])
        }
        let gateway = CannedGateway { url in
            .json(
                url.contains("status=official")
                    ? Made.page("release", total: 0, []) : Made.page("release", total: 3, young))
        }
        let omissions = Omissions()
        let page = try await Omissions.$current.withValue(omissions) {
            try await MusicBrainz(gateway: gateway, userAgent: "t").albums(ofArtist: Made.id(1), offset: 0)
        }
        #expect(page.elements.map { $0.tracks?.count } == [1, 1] && gateway.calls.count == 2)
        #expect(omissions.take().map(\.what) == ["releases[].status: neither official nor unknown"])
        let official = CannedGateway(always: Made.page("release", total: 1, [release(1)]))
        _ = try await MusicBrainz(gateway: official, userAgent: "t").albums(ofArtist: Made.id(1), offset: 0)
        #expect(official.calls.count == 1)
    }

    @Test("the page of various artists is refused with a sentence, and not asked for")
    func nobody() async throws {
        let gateway = CannedGateway { _ in nil }
        await #expect(throws: NobodysPage.self) {
            try await MusicBrainz(gateway: gateway, userAgent: "t").artist(.id(SpecialPurposeArtist.variousArtists))
        }
        #expect(gateway.calls.isEmpty)
    }

    @Test("whatever becomes of one entry of a recorded list, the others come", .enabled(if: Fixtures.areExpected))
    func fuzz() throws {
        for (file, count) in [("mbserver-release-browse-rels", 300), ("inkstak-release-browse-by-rg", 100)] {
            let page = try ListDamage(Fixtures.bytes("musicbrainz/\(file).json"), list: ["releases"])
            #expect(
                page.faults(seeds: 0..<UInt64(count)) {
                    try Made.read(BrowsePageJSON<ReleaseJSON>.self, from: $0).elements
                } == [])
        }
        let hits = try ListDamage(Fixtures.bytes("musicbrainz/hqub-artist-search.json"), list: ["artists"])
        #expect(
            hits.faults(seeds: 0..<200) {
                try Made.read(SearchPageJSON<ArtistJSON>.self, from: $0).hits.map(\.element)
            } == [])
        let artist = try ListDamage(Fixtures.bytes("musicbrainz/mbserver-artist-url-rels.json"), list: ["relations"])
        #expect(artist.faults(seeds: 0..<200) { try Made.read(ArtistJSON.self, from: $0).relations ?? [] } == [])
    }
}

extension String {
    fileprivate func replacing(_ part: String, by other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
