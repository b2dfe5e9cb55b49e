import Foundation
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzVersionsTests {
    private func recording(_ json: String) throws -> RecordingJSON {
        try JSONDecoder().decode(RecordingJSON.self, from: Data(json.utf8))
    }

    private func performance(_ attributes: String) -> String {
        """
        {"id": "r", "title": "Slow Tide", "relations": [{"type": "performance",
          "type-id": "a3005666-a872-32c3-ad06-98af558e99b0", "attributes": [\(attributes)], "work": {"id": "w"}}]}
        """
    }

    @Test("a note has the disambiguation, and what a performance is marked as")
    func notes() throws {
        let told = try recording(
            #"{"id": "r", "title": "Slow Tide", "disambiguation": "live, 2003-07-04: Harbour Hall"}"#)
        #expect(MusicBrainzVersions.note(of: told) == "live, 2003-07-04: Harbour Hall")
        #expect(MusicBrainzVersions.note(of: try recording(performance(#""live""#))) == "live")
        #expect(MusicBrainzVersions.note(of: try recording(performance(#""cover", "instrumental""#))) == "instrumental")
        #expect(MusicBrainzVersions.note(of: try recording(performance(""))) == "")
        #expect(
            MusicBrainzVersions.note(of: try recording(#"{"id": "r", "title": "S", "disambiguation": null}"#)) == "")
    }
}
