import Catalogue
import FleetMessages
import Matching
import Testing

@Suite("A track as sources may find it")
struct TrackReferenceTests {
    private func versions(_ kinds: [String?]) -> Set<VersionMark> {
        let places = kinds.map { PlaceReference(albumTitle: "Album", albumKind: $0) }
        return TrackReference(id: TrackID(rawValue: 1), title: "Song", places: places).recordingTitle.versions
    }

    @Test("is a version where every album that it stands on is of that kind")
    func kinds() {
        #expect(versions(["live"]) == [.live])
        #expect(versions(["remix", "remix"]) == [.remix])
        #expect(versions(["demo"]) == [.demo])
        for kinds: [String?] in [[], ["album"], ["live", "album"], ["live", "remix"], ["live", nil]] {
            #expect(versions(kinds).isEmpty, "\(kinds)")
        }
    }
}
