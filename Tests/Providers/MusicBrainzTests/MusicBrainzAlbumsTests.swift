import Catalogue
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzAlbumsTests {
    @Test("editions of one group are one album: all their tracks, placed by the earliest edition")
    func merge() throws {
        let group = Made.group(30, "Album", date: "1990-05")
        let late = Made.release(
            41, group: group, date: "2001", discs: [[Made.recording(3), Made.recording(1, isrcs: ["qz1"])]])
        let early = Made.release(
            40, group: group, date: "1990-05-02",
            discs: [[Made.recording(1, isrcs: ["QZ1", "QZ2"]), Made.recording(2)]])
        let album = try #require(try albums([late, early]).first)
        #expect(album.nativeID == Made.id(30))
        #expect(album.kind == "album")
        #expect(album.releaseDate == "1990-05-02")
        let tracks = try #require(album.tracks)
        #expect(tracks.map(\.nativeID) == [Made.id(1), Made.id(2), Made.id(3)])
        #expect(tracks.map(\.position) == [1, 2, 1])
        #expect(tracks[0].isrcCodes == ["QZ1", "QZ2"])
        #expect(tracks.allSatisfy { $0.claims != nil })
    }

    @Test("albums stand in the order of their first edition, releases without a group are left out")
    func order() throws {
        let releases = [
            Made.release(40, group: Made.group(31), discs: []), Made.release(41, group: nil, discs: []),
            Made.release(42, group: Made.group(30), discs: []), Made.release(43, group: Made.group(31), discs: []),
        ]
        #expect(try albums(releases).map(\.nativeID) == [Made.id(31), Made.id(30)])
    }

    @Test("a video is no track")
    func video() throws {
        let release = Made.release(
            40, group: Made.group(30),
            discs: [[Made.recording(1)], [Made.recording(2, video: true), Made.recording(3)]])
        let tracks = try #require(try albums([release]).first?.tracks)
        #expect(tracks.map(\.nativeID) == [Made.id(1), Made.id(3)])
        #expect(tracks.map(\.discNumber) == [1, 2])
        #expect(tracks.map(\.position) == [1, 2])
    }

    @Test("a recording that appears twice is one track, in its first place")
    func twice() throws {
        let release = Made.release(
            40, group: Made.group(30), discs: [[Made.recording(1), Made.recording(2)], [Made.recording(1)]])
        #expect(try albums([release]).first?.tracks?.map(\.nativeID) == [Made.id(1), Made.id(2)])
    }

    @Test(
        "what says most about the recordings is the kind",
        arguments: [
            ([], "album"), (["Live"], "live"), (["Remix"], "remix"), (["Spokenword"], "album"),
            (["Live", "Compilation"], "compilation"),
        ])
    func kind(_ secondary: [String], _ kind: String) throws {
        let release = Made.release(40, group: Made.group(30, secondary: secondary), discs: [])
        #expect(try albums([release]).first?.kind == kind)
    }

    @Test(
        "only whole years, months and days are dates",
        arguments: [
            ("1977", true), ("1977-02", true), ("1977-02-01", true), ("", false), ("????-02", false), ("77", false),
        ])
    func dates(_ text: String, _ isValid: Bool) {
        #expect((PartialDate.valid(text) != nil) == isValid)
    }

    @Test("the earliest date wins, the fuller of two that agree, and nothing of nothing")
    func earliest() {
        #expect(PartialDate.earliest(of: ["1978-01-01", nil, "1977", "", "1977-10"]) == "1977-10")
        #expect(PartialDate.earliest(of: [nil, ""]) == nil)
    }

    private func albums(_ releases: [String]) throws -> [FoundAlbum] {
        MusicBrainzAlbums.albums(of: try releases.map { try Made.read($0) })
    }
}
