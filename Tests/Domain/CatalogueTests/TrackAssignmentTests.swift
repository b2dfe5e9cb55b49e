import FleetMessages
import Matching
import TestSupport
import Testing

@testable import Catalogue

@Suite("Which of our tracks a source's tracks are")
struct TrackAssignmentTests {
    private static let code = "QZAAA0000001"

    private func found(
        _ id: String, _ title: String, length: Int? = 200_000, code: String? = nil, note: String = "",
        position: Int = 1, isRecording: Bool = false, listed: [String] = []
    ) -> UnplacedTrack {
        let track = FoundTrack(
            nativeID: id, isRecording: isRecording, title: title, note: note, position: position,
            lengthMilliseconds: length, isrcCodes: code.map { [$0] } ?? [])
        let others = listed.map { FoundTrack(nativeID: $0, title: "") }
        return UnplacedTrack.tracks(of: FoundAlbum(nativeID: "a", title: "Album", tracks: [track] + others))[0]
    }

    private func ours(
        _ id: Int64, _ title: String, length: Int? = 200_000, code: String? = nil, note: String = "",
        position: Int = 1, isBySameArtist: Bool = true, nativeIDs: Set<String> = [],
        albumID: String = "a"
    ) -> TrackCandidate {
        TrackCandidate(
            track: TrackID(rawValue: id), title: RecordingTitle(title, note: note), lengthMilliseconds: length,
            isrcCodes: Set(code.map { [$0] } ?? []), isBySameArtist: isBySameArtist, nativeIDs: nativeIDs,
            places: [TrackPlace(album: "album", disc: 1, position: position)],
            ownPlaces: [TrackPlace(album: albumID, disc: 1, position: position)])
    }

    private func assign(_ found: [UnplacedTrack], among ours: [TrackCandidate]) -> [String: Int64] {
        let candidates = Dictionary(uniqueKeysWithValues: found.map { ($0.nativeID, ours) })
        return TrackAssignment.assign(found, candidates).known.mapValues(\.rawValue)
    }

    @Test("movements under one code are told apart by their titles")
    func movements() {
        let names = ["I. Allegro", "II. Adagio", "III. Presto"]
        let lengths = [241_000, 243_000, 244_500]
        let left = names.indices.map {
            found("s\($0)", names[$0], length: lengths[$0], code: Self.code, position: $0 + 1)
        }
        let right = names.indices.map {
            ours(Int64($0), names[$0], length: lengths[$0], code: Self.code, position: $0 + 1)
        }
        #expect(assign(left.reversed(), among: right) == ["s0": 0, "s1": 1, "s2": 2])
        #expect(assign(left, among: right.reversed()) == ["s0": 0, "s1": 1, "s2": 2])
    }

    @Test("a code says nothing against a version: the live take that shares it is no studio take")
    func versions() {
        let right = [ours(1, "Song (Live)", code: Self.code), ours(2, "Song", code: Self.code)]
        #expect(assign([found("s", "Song", code: Self.code)], among: right) == ["s": 2])
        #expect(assign([found("s", "Song", code: Self.code)], among: [right[0]]) == [:])
        #expect(assign([found("s", "Song", code: Self.code, note: "ao vivo")], among: right) == ["s": 1])
        #expect(assign([found("s", "Song (Stripped)", length: nil, code: Self.code)], among: [right[1]]) == [:])
    }

    @Test("a translated title is proved by code and length, where nobody else has the code")
    func translated() {
        #expect(
            assign([found("s", "Glass Shoes", code: Self.code)], among: [ours(1, "ガラスの靴", code: Self.code)]) == ["s": 1]
        )
        #expect(
            assign(
                [found("s", "Glass Shoes", length: 206_000, code: Self.code)],
                among: [ours(1, "ガラスの靴", code: Self.code)]) == [:])
        let both = [found("s", "Glass Shoes", code: Self.code), found("t", "ガラスの靴", code: Self.code)]
        #expect(assign(both, among: [ours(1, "ガラスの靴", code: Self.code)]) == ["t": 1])
    }

    @Test("without a code it takes artist, title and length, or the place where no length is known")
    func names() {
        #expect(assign([found("s", "SONG (feat. Bob)")], among: [ours(1, "Song")]) == ["s": 1])
        #expect(assign([found("s", "Song")], among: [ours(1, "Song", isBySameArtist: false)]) == [:])
        #expect(assign([found("s", "Song", length: nil)], among: [ours(1, "Song")]) == ["s": 1])
        #expect(assign([found("s", "Song", length: nil)], among: [ours(1, "Song", position: 2)]) == [:])
        #expect(assign([found("s", "Song", code: Self.code)], among: [ours(1, "Song", code: "QZAAA0000002")]) == [:])
    }

    @Test("of twins the place tells; where nothing does, both stay open")
    func twins() {
        let right = [ours(1, "Intro", position: 1), ours(2, "Intro", position: 9)]
        let left = [found("a", "Intro", position: 9), found("b", "Intro", position: 1)]
        #expect(assign(left, among: right) == ["a": 2, "b": 1])
        #expect(assign([found("a", "Intro", position: 5)], among: right) == [:])
    }

    @Test("a source's own ids stay apart, unless it no longer lists the old one in that place")
    func mergers() {
        let old = ours(1, "Song", nativeIDs: ["old"])
        #expect(assign([found("new", "Song", isRecording: true, listed: ["old"])], among: [old]) == [:])
        #expect(assign([found("new", "Song", isRecording: true)], among: [old]) == ["new": 1])
        #expect(assign([found("new", "Song", position: 2, isRecording: true)], among: [old]) == [:])
        // Another album of that title is another place.
        let elsewhere = ours(1, "Song", nativeIDs: ["old"], albumID: "b")
        #expect(assign([found("new", "Song", isRecording: true)], among: [elsewhere]) == [:])
        // A shop has one recording under an id for each album.
        let sold = ours(1, "Song", code: Self.code, nativeIDs: ["old"])
        #expect(assign([found("new", "Song", code: Self.code, listed: ["old"])], among: [sold]) == ["new": 1])
    }

    @Test("nothing depends on the order, or on how high our ids are", arguments: 0..<200)
    func orders(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let titles = ["Song", "Song (Live)", "Other", "Song", "Intro"]
        let left = (0..<5).map { index in
            found(
                "s\(index)", titles.randomElement(using: &random) ?? "",
                length: Int.random(in: 198...203, using: &random) * 1_000,
                code: Bool.random(using: &random) ? Self.code : nil, position: index + 1)
        }
        let right = (0..<5).map { index in
            ours(
                Int64(index), titles.randomElement(using: &random) ?? "",
                length: Int.random(in: 198...203, using: &random) * 1_000,
                code: Bool.random(using: &random) ? Self.code : nil, position: index + 1)
        }
        let first = assign(left, among: right)
        #expect(assign(left.shuffled(using: &random), among: right.shuffled(using: &random)) == first)
        let renamed = right.map { candidate in
            TrackCandidate(
                track: TrackID(rawValue: 100 - candidate.track.rawValue), title: candidate.title,
                lengthMilliseconds: candidate.lengthMilliseconds, isrcCodes: candidate.isrcCodes,
                isBySameArtist: true, nativeIDs: [], places: candidate.places, ownPlaces: candidate.ownPlaces)
        }
        #expect(assign(left, among: renamed).mapValues { 100 - $0 } == first)
    }
}
