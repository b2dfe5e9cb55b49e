import Catalogue
import FleetMessages
import Testing

@testable import Discogs

@Suite struct AlbumGroupsTests {
    @Test("tracks of one album are one group")
    func together() {
        let tracks = (1...50).map { Made.track($0, "Song \($0)", on: [["release/1", "release/2"]]) }
        #expect(summary(tracks) == ["release/1: 50"])
    }

    @Test("a track on two albums is asked for with the one that holds more of the others")
    func fewest() {
        let tracks = [
            Made.track(1, "One", on: [["release/1"], ["release/9"]]),
            Made.track(2, "Two", on: [["release/2"], ["release/9"]]),
            Made.track(3, "Three", on: [["release/3"]]),
        ]
        #expect(summary(tracks) == ["release/9: 2", "release/3: 1"])
    }

    @Test("an id goes before a barcode, a barcode before a name, however many they hold")
    func rank() {
        var first = Made.track(1, "One", album: "Album", barcode: "12345678")
        var second = Made.track(2, "Two", album: "Album", barcode: "12345678")
        second.places += Made.track(2, "Two", on: [["release/1"]]).places
        #expect(summary([first, second]) == ["release/1: 1", "12345678: 1"])
        first.places[0].barcode = nil
        second = Made.track(2, "Two", album: "ALBUM")
        #expect(summary([first, second]) == ["ann album: 2"])
    }

    @Test("what nothing is known to find it by is in no group, and a track given twice is one")
    func none() {
        let nameless = TrackReference(
            id: TrackID(rawValue: 1), title: "One", places: [PlaceReference(albumTitle: "Album")])
        let strange = Made.track(2, "Two", album: "?", barcode: "12 345")
        #expect(summary([nameless, TrackReference(id: TrackID(rawValue: 3), title: "Three")]).isEmpty)
        #expect(summary([strange]) == ["ann ?: 1"])
        #expect(summary([Made.track(2, "Two", album: "Album", barcode: "1234567")]) == ["ann album: 1"])
        let twice = Made.track(4, "Four", on: [["release/1"], ["release/1"]])
        #expect(summary([twice, twice]) == ["release/1: 1"])
    }

    private func summary(_ tracks: [TrackReference]) -> [String] {
        AlbumGroups(of: tracks).groups.map { group in
            let name: String =
                switch group.album.key {
                case .id(let id): id.description
                case .barcode(let digits): digits
                case .name(let artist, let title): "\(artist) \(title)"
                case nil: "nothing"
                }
            return "\(name): \(group.members.count)"
        }
    }
}
