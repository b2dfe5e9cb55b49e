import FleetMessages
import FoundationEssentials
import Postgres

/// One of the ids by which sources know something, as SQL hands it over.
struct IdentityRow: Decodable {
    let source: String
    let nativeId: String

    static func bySource(_ json: String?) throws -> [Source: [String]] {
        try bySource(CatalogueJSON.decode([IdentityRow].self, json) ?? [])
    }

    static func bySource(_ rows: [IdentityRow]) -> [Source: [String]] {
        rows.reduce(into: [:]) { $0[Source($1.source), default: []].append($1.nativeId) }
    }
}

/// Reads the documents that our own SQL functions build.
enum CatalogueJSON {
    static func decode<Value: Decodable>(_ type: Value.Type, _ json: String?) throws -> Value? {
        guard let json else { return nil }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(json.utf8))
    }
}

extension TrackReference {
    private struct ArtistRow: Decodable {
        let name: String
        let nativeIds: [IdentityRow]
    }

    private struct PlaceRow: Decodable {
        let title: String
        let kind: String?
        let releaseDate: String?
        let barcode: String?
        let discNumber: Int
        let position: Int
        let nativeIds: [IdentityRow]
    }

    /// From a row of `linernotes.track_references`.
    init(row: Row) throws {
        let artists = try CatalogueJSON.decode([ArtistRow].self, row["artists"]) ?? []
        let places = try CatalogueJSON.decode([PlaceRow].self, row["places"]) ?? []
        self.init(
            id: TrackID(rawValue: try row["id"]), title: try row["title"], note: try row["note"],
            artists: artists.map { ArtistReference(name: $0.name, nativeIDs: IdentityRow.bySource($0.nativeIds)) },
            isrcCodes: try row["isrcs"], lengthMilliseconds: (try row["length_ms"] as Int?),
            nativeIDs: try IdentityRow.bySource(row["native_ids"]),
            places: places.map {
                PlaceReference(
                    albumTitle: $0.title, albumKind: $0.kind, albumNativeIDs: IdentityRow.bySource($0.nativeIds),
                    releaseDate: $0.releaseDate, barcode: $0.barcode, discNumber: $0.discNumber,
                    position: $0.position)
            })
    }
}
