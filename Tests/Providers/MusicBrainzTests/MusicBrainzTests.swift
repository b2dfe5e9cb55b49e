import Catalogue
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import MusicBrainz

@Suite struct MusicBrainzTests {
    private let id = Made.id(7)

    // MARK: Artists

    @Test("an artist that was merged into another is that other")
    func merged() async throws {
        let gateway = CannedGateway(always: Made.artist(8, "Ann"))
        let artist = try await musicBrainz(gateway).artist(.id(id))
        #expect(artist == FoundArtist(nativeID: Made.id(8), name: "Ann", sortName: "Ann", kind: "Person"))
        #expect(gateway.endpoints == ["artist-lookup"])
    }

    @Test("what can't exist is not asked for")
    func impossible() async throws {
        let gateway = CannedGateway { _ in nil }
        let musicBrainz = musicBrainz(gateway)
        #expect(try await musicBrainz.artist(.id("spotify:1")) == nil)
        #expect(try await musicBrainz.artist(.name("  ")) == nil)
        #expect(try await musicBrainz.albums(ofArtist: "x", offset: 0).elements.isEmpty)
        #expect(try await musicBrainz.tracks(ofAlbum: "x").isEmpty)
        #expect(try await musicBrainz.links(ofPerson: "x") == nil)
        #expect(try await musicBrainz.claims(for: [WantedTrack(nativeID: "x")]) == ["x": []])
        #expect(gateway.calls.isEmpty)
    }

    @Test("what MusicBrainz does not know is no error")
    func absent() async throws {
        let musicBrainz = musicBrainz(CannedGateway { _ in nil })
        #expect(try await musicBrainz.artist(.id(id)) == nil)
        #expect(try await musicBrainz.albums(ofArtist: id, offset: 0) == Page(elements: [], nextOffset: nil))
        #expect(try await musicBrainz.tracks(ofAlbum: id).isEmpty)
        #expect(try await musicBrainz.links(ofPerson: id) == nil)
        #expect(try await musicBrainz.claims(for: [WantedTrack(nativeID: id)]) == [id: []])
    }

    @Test("a name is searched for once, only itself is accepted, and only the one chosen is looked up")
    func name() async throws {
        let hits =
            #"{"id":"\#(Made.id(1))","name":"Jane","score":100},{"id":"\#(Made.id(2))","name":"Janet","score":90}"#
        let gateway = CannedGateway { url in
            url.contains("/artist?")
                ? .json(#"{"count":2,"offset":0,"artists":[\#(hits)]}"#) : .json(Made.artist(2, "Janet"))
        }
        #expect(try await musicBrainz(gateway).artist(.name("JANET"))?.nativeID == Made.id(2))
        #expect(gateway.endpoints == ["artist-search", "artist-lookup"])
        #expect(gateway.calls.last?.request.url.contains("/artist/\(Made.id(2))?") == true)
        #expect(try await musicBrainz(gateway).artist(.name("Janette")) == nil)
        #expect(gateway.endpoints == ["artist-search", "artist-lookup", "artist-search"])
    }

    // MARK: Albums and tracks

    @Test("a page of albums with all their tracks and claims is one request")
    func albums() async throws {
        let producer = Made.relation("producer", id: TypeID.recordingProducer, to: Made.artist(1, "Ann"))
        let releases = (0..<4).map { number in
            let tracks = (0..<12).map { Made.recording(100 * number + $0, relations: [producer]) }
            return Made.release(5000 + number, group: Made.group(9000 + number / 2), discs: [tracks])
        }
        let gateway = CannedGateway(always: Made.page("release", total: 9, offset: 3, releases))
        let page = try await musicBrainz(gateway).albums(ofArtist: id, offset: 3)
        #expect(gateway.endpoints == ["release-browse-artist"])
        #expect(page.elements.count == 2)
        #expect(page.elements.flatMap { $0.tracks ?? [] }.count == 48)
        #expect(page.elements.flatMap { $0.tracks ?? [] }.allSatisfy { $0.claims?.map(\.role) == [.producer] })
        #expect(page.nextOffset == 7)
        #expect(page.total == 9)
    }

    @Test("the last page of albums has no next")
    func lastPage() async throws {
        let release = Made.release(50, group: Made.group(90), discs: [])
        let gateway = CannedGateway(always: Made.page("release", total: 8, offset: 7, [release]))
        #expect(try await musicBrainz(gateway).albums(ofArtist: id, offset: 7).nextOffset == nil)
    }

    @Test("a list of albums that never ends is left")
    func endlessAlbums() async throws {
        let release = Made.release(50, group: Made.group(90), discs: [])
        let gateway = CannedGateway(always: Made.page("release", total: 1_000_000, [release]))
        #expect(try await musicBrainz(gateway).albums(ofArtist: id, offset: 19_998).nextOffset == 19_999)
        #expect(try await musicBrainz(gateway).albums(ofArtist: id, offset: 19_999).nextOffset == nil)
    }

    @Test("an edition that comes on two pages counts once")
    func editions() throws {
        var editions = Editions()
        for (offset, ids) in [(0, [50, 51]), (2, [51, 52])] {
            let releases = ids.map { Made.release($0, group: Made.group(90), discs: []) }
            editions.add(try Made.read(Made.page("release", total: 4, offset: offset, releases)), from: offset)
        }
        #expect(editions.releases.map(\.id) == [50, 51, 52].map(Made.id))
        #expect(editions.nextOffset == nil)
    }

    @Test("an album's tracks are read page by page until all editions have come")
    func tracks() async throws {
        let gateway = CannedGateway { url in
            let offset = url.contains("offset=0&") ? 0 : 2
            let releases = (offset..<min(offset + 2, 3)).map {
                Made.release(50 + $0, group: Made.group(90), date: "\(2000 - $0)", discs: [[Made.recording($0)]])
            }
            return .json(Made.page("release", total: 3, offset: offset, releases))
        }
        let omissions = Omissions()
        let tracks = try await Omissions.$current.withValue(omissions) {
            try await musicBrainz(gateway).tracks(ofAlbum: Made.id(90))
        }
        #expect(omissions.take().isEmpty)
        #expect(tracks.map(\.nativeID) == [Made.id(2), Made.id(1), Made.id(0)])
        #expect(gateway.calls.map { $0.request.url.contains("offset=2&") } == [false, true])
    }

    @Test("an answer that never ends is left after 20 pages, each edition counted once")
    func endless() async throws {
        let release = Made.release(50, group: Made.group(90), discs: [[Made.recording(1)]])
        let gateway = CannedGateway(always: Made.page("release", total: 1_000_000, [release]))
        let omissions = Omissions()
        let tracks = try await Omissions.$current.withValue(omissions) {
            try await musicBrainz(gateway).tracks(ofAlbum: Made.id(90))
        }
        #expect(tracks.count == 1)
        #expect(gateway.calls.count == 20)
        #expect(omissions.take().map(\.what) == ["releases beyond what is read of one album"])
    }

    // MARK: Claims

    @Test("claims for fifty tracks of one album are one request")
    func albumClaims() async throws {
        let producer = Made.relation("producer", id: TypeID.recordingProducer, to: Made.artist(1, "Ann"))
        let tracks = (0..<50).map { Made.recording($0, relations: [producer]) }
        let release = Made.release(500, group: Made.group(90), discs: [tracks])
        let gateway = CannedGateway(always: Made.page("release", total: 1, [release]))
        let asked = (0..<50).map { WantedTrack(nativeID: Made.id($0), albumNativeID: Made.id(90)) }
        let claims = try await musicBrainz(gateway).claims(for: asked)
        #expect(gateway.endpoints == ["release-browse-group"])
        #expect(claims.count == 50)
        #expect(claims.values.allSatisfy { $0.map(\.role) == [.producer] })
    }

    @Test("no further page is read once all tracks asked for have come")
    func enough() async throws {
        let release = Made.release(500, group: Made.group(90), discs: [[Made.recording(1), Made.recording(2)]])
        let gateway = CannedGateway(always: Made.page("release", total: 40, [release]))
        let asked = [1, 2].map { WantedTrack(nativeID: Made.id($0), albumNativeID: Made.id(90)) }
        #expect(try await musicBrainz(gateway).claims(for: asked).count == 2)
        #expect(gateway.calls.count == 1)
    }

    @Test("a single track is looked up; one that its album has lost, too; one that is nowhere has no claims")
    func singles() async throws {
        let writer = Made.relation("producer", to: Made.artist(1, "Ann"))
        let gateway = CannedGateway { url in
            if url.contains("release-group=") {
                let release = Made.release(500, group: Made.group(90), discs: [[Made.recording(1)]])
                return .json(Made.page("release", total: 1, [release]))
            }
            let known = [2, 4].first { url.contains(Made.id($0)) }
            return known.map { .json(Made.recording($0, relations: [writer])) }
        }
        let asked = [
            WantedTrack(nativeID: Made.id(1), albumNativeID: Made.id(90)),
            WantedTrack(nativeID: Made.id(2), albumNativeID: Made.id(90)),
            WantedTrack(nativeID: Made.id(3)), WantedTrack(nativeID: Made.id(4), albumNativeID: Made.id(91)),
            WantedTrack(nativeID: Made.id(4)),
        ]
        let claims = try await musicBrainz(gateway).claims(for: asked)
        #expect(claims.mapValues(\.count) == [Made.id(1): 0, Made.id(2): 1, Made.id(3): 0, Made.id(4): 1])
        #expect(gateway.endpoints == ["release-browse-group"] + Array(repeating: "recording-lookup", count: 3))
    }

    @Test("a track on two albums is asked for with the one that holds more of the others, and with no other")
    func plan() {
        let rows = [
            (1, 90), (1, 91), (2, 91), (3, 91), (2, 90), (1, 91), (4, 92), (3, 93), (5, 93), (6, 93),
        ]
        let plan = ClaimsPlan(for: rows.map { WantedTrack(nativeID: "\($0.0)", albumNativeID: Made.id($0.1)) })
        #expect(plan.albums.map(\.id.text) == [Made.id(91), Made.id(93)])
        #expect(plan.albums.map(\.tracks) == [["1", "2", "3"], ["5", "6"]])
    }

    // MARK: Links and errors

    @Test("a person's links are one request, the own page first, at the id that MusicBrainz has for the person now")
    func links() async throws {
        let relation = #"{"type":"social network","ended":false,"url":{"resource":"https://www.instagram.com/ann/"}}"#
        let body = #"{"id":"\#(Made.id(8))","name":"Ann","relations":[\#(relation)]}"#
        let gateway = CannedGateway(always: body)
        let links = try await musicBrainz(gateway).links(ofPerson: id)
        #expect(
            links == [
                FoundLink(
                    platform: "musicbrainz", url: "https://musicbrainz.org/artist/\(Made.id(8))", confidence: 0.95),
                FoundLink(platform: "instagram", url: "https://www.instagram.com/ann/", handle: "ann"),
            ])
        #expect(gateway.endpoints == ["artist-links"])
    }

    @Test("a body that can't be read is an error that comes back, and says where it broke")
    func malformed() async throws {
        let gateway = CannedGateway(always: #"{"id":"\#(id)"}"#)
        let error = try await #require(throws: UpstreamError.self) {
            try await musicBrainz(gateway).artist(.id(id))
        }
        #expect(error.category == .malformedResponse)
        #expect(error.disposition == .retryable(after: nil))
        #expect(error.endpoint == "artist-lookup")
        #expect(gateway.forgotten == ["artist-lookup"])
        #expect(error.detail == "name: missing")
    }

    private func musicBrainz(_ gateway: CannedGateway) -> MusicBrainz {
        MusicBrainz(gateway: gateway, baseURL: "https://mb.test/ws/2", userAgent: "LinerNotes/0.1 ( a@b.test )")
    }
}
