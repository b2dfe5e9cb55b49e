import Catalogue
import FoundationEssentials
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import MusicBrainz

@Suite("Recordings by code at MusicBrainz")
struct MusicBrainzRecordingsTests {
    private static let ids = (1...9).map { "00000000-0000-4000-8000-00000000000\($0)" }

    private static func code(_ number: Int) -> String { "QZAAA000000\(number)" }

    private static func reference(_ number: Int, _ title: String = "Spray") -> RecordingReference {
        RecordingReference(
            title: title, artists: ["Ann"], isrcCodes: [code(number)], lengthMilliseconds: 200_000)
    }

    private static func hit(_ id: Int, _ code: Int, _ title: String = "Spray", note: String = "") -> String {
        #"{"id":"\#(ids[id])","score":100,"title":"\#(title)","disambiguation":"\#(note)","length":200000,"#
            + #""video":null,"isrcs":["\#(Self.code(code))"]}"#
    }

    private static func page(_ hits: [String], total: Int? = nil) -> String {
        #"{"count":\#(total ?? hits.count),"offset":0,"recordings":[\#(hits.joined(separator: ","))]}"#
    }

    private static func recording(_ id: String) -> String {
        #"{"id":"\#(id)","title":"Spray","length":200000,"video":false,"disambiguation":"","relations":["#
            + #"{"type":"producer","direction":"backward","target-type":"artist","attributes":[],"#
            + #""artist":{"id":"00000000-0000-4000-8000-0000000000aa","name":"Pat","type":"Person"}}]}"#
    }

    private static func gateway(_ hits: [String]) -> CannedGateway {
        CannedGateway { url in
            if url.contains("/recording?query=") { return .json(page(hits)) }
            return ids.first { url.contains("/recording/\($0)") }.map { .json(recording($0)) }
        }
    }

    private static func recordings(
        _ gateway: CannedGateway, _ asked: [RecordingReference]
    ) async throws -> [Result<FoundRecording?, any Error>] {
        let told = Locked<[Int]>([])
        let found = try await MusicBrainz(gateway: gateway, userAgent: "Test/1").recordings(asked) { place in
            told.withLock { $0.append(place) }
        }
        #expect(told.value.sorted() == Array(asked.indices))
        return found
    }

    @Test("one search for many codes, one look-up for each recording that is meant")
    func requests() async throws {
        let gateway = Self.gateway([Self.hit(0, 1), Self.hit(1, 2), Self.hit(2, 2, "Spray (Ben Remix)")])
        let found = try await Self.recordings(gateway, [Self.reference(1), Self.reference(2), Self.reference(3)])
        #expect(gateway.endpoints.count { $0 == "recording-search" } == 1)
        #expect(gateway.endpoints.count { $0 == "recording-lookup" } == 2)
        let first = try #require(try found[0].get())
        #expect(first.track.nativeID == Self.ids[0] && first.match == TrackMatch(.isrc) && first.album == nil)
        #expect(first.track.claims?.map(\.personName) == ["Pat"])
        #expect(try found[1].get()?.track.nativeID == Self.ids[1])
        let third = try found[2].get()
        #expect(third == nil)
    }

    @Test("a hit without the code, of another version or of a video, is none")
    func strangers() async throws {
        let video = Self.hit(3, 4).replacing(#""video":null"#, with: #""video":true"#)
        let gateway = Self.gateway([Self.hit(0, 9), Self.hit(1, 2, note: "live, 2003-07-04: Harbour Hall"), video])
        let found = try await Self.recordings(gateway, [Self.reference(1), Self.reference(2), Self.reference(4)])
        for result in found { #expect(try result.get() == nil) }
        #expect(gateway.endpoints == ["recording-search"])
    }

    @Test("a look-up that tells of another version speaks against its search")
    func lookUpTellsMore() async throws {
        let gateway = CannedGateway { url in
            if url.contains("query=") { return .json(Self.page([Self.hit(0, 1)])) }
            let live = Self.recording(Self.ids[0]).replacing(
                #""title":"Spray""#, with: #""title":"Spray (live at Harbour Hall)""#)
            return .json(live)
        }
        let found = try await Self.recordings(gateway, [Self.reference(1)])[0].get()
        #expect(found == nil)
    }

    @Test("where the id is known, it is looked up alone")
    func byID() async throws {
        let gateway = Self.gateway([])
        var known = Self.reference(1)
        known.nativeIDs[MusicBrainz.source] = Self.ids[3]
        let found = try #require(try await Self.recordings(gateway, [known])[0].get())
        #expect(found.track.nativeID == Self.ids[3] && found.match == .id && gateway.endpoints == ["recording-lookup"])
    }

    @Test("what is no code is not searched for; nothing is asked for nothing")
    func nonsense() async throws {
        let gateway = Self.gateway([])
        var odd = Self.reference(1)
        odd.isrcCodes = ["x OR title:y"]
        let found = try await Self.recordings(gateway, [odd])
        let first = try found[0].get()
        #expect(first == nil && gateway.calls.isEmpty)
    }

    @Test("a failed search is the result of each of its recordings, a failed look-up of its own")
    func failures() async throws {
        let broken = CannedGateway { $0.contains("query=") ? .json("{") : nil }
        for result in try await Self.recordings(broken, [Self.reference(1), Self.reference(2)]) {
            #expect(throws: UpstreamError.self) { try result.get() }
        }
        let half = CannedGateway { url in
            if url.contains("query=") { return .json(Self.page([Self.hit(0, 1), Self.hit(1, 2)])) }
            return url.contains(Self.ids[0]) ? .json("{") : .json(Self.recording(Self.ids[1]))
        }
        let found = try await Self.recordings(half, [Self.reference(1), Self.reference(2)])
        #expect(throws: UpstreamError.self) { try found[0].get() }
        #expect(try found[1].get() != nil)
    }

    @Test("more codes than a search takes are several searches")
    func many() async throws {
        let gateway = Self.gateway([])
        let asked = (0..<120).map { number in
            var one = Self.reference(1)
            one.isrcCodes = ["QZAAA" + String(1_000_000 + number)]
            return one
        }
        let found = try await Self.recordings(gateway, asked)
        #expect(found.count == 120 && gateway.endpoints.count == 3)
    }
}
