import Catalogue
import FleetMessages
import Gateway
import HTTPTransport
import Settings

@testable import Discogs

/// Invented bodies in Discogs' shape, and tracks of ours.
enum Made {
    static func credit(_ id: Int, _ name: String, _ role: String, tracks: String = "", anv: String = "") -> String {
        #"{"id":\#(id),"name":"\#(name)","anv":"\#(anv)","join":"","role":"\#(role)","tracks":"\#(tracks)"}"#
    }

    static func line(
        _ position: String, _ title: String, type: String? = "track", credits: [String] = [], parts: [String] = []
    ) -> String {
        let type = type.map { #""type_":"\#($0)","# } ?? ""
        let parts = parts.isEmpty ? "" : #","sub_tracks":[\#(parts.joined(separator: ","))]"#
        return #"{"position":"\#(position)",\#(type)"title":"\#(title)","duration":"","#
            + #""extraartists":[\#(credits.joined(separator: ","))]\#(parts)}"#
    }

    static func album(
        _ id: Int, _ title: String = "Album", artist: String = credit(7, "Ann", ""), year: Int = 1999,
        credits: [String] = [], lines: [String], formats: [String] = [], main: Int? = nil
    ) -> String {
        let main = main.map { #","main_release":\#($0)"# } ?? ""
        let descriptions = formats.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"id":\#(id),"title":"\#(title)","year":\#(year),"artists":[\#(artist)],"#
            + #""extraartists":[\#(credits.joined(separator: ","))],"tracklist":[\#(lines.joined(separator: ","))],"#
            + #""formats":[{"name":"CD","qty":"1","descriptions":[\#(descriptions)]}]\#(main)}"#
    }

    static func hit(
        _ id: Int, _ title: String, year: String? = nil, type: String = "release", formats: [String] = []
    ) -> String {
        let year = year.map { #","year":"\#($0)""# } ?? ""
        let formats = formats.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"id":\#(id),"type":"\#(type)","title":"\#(title)","format":[\#(formats)]\#(year)}"#
    }

    static func hits(_ hits: [String]) -> HTTPResponse { .json(#"{"results":[\#(hits.joined(separator: ","))]}"#) }

    /// A track of ours on albums with these Discogs ids.
    static func track(_ id: Int64, _ title: String, on albums: [[String]], position: Int = 1) -> TrackReference {
        let places = albums.map { ids in
            PlaceReference(albumTitle: "Album", albumNativeIDs: [Discogs.source: ids], position: position)
        }
        return TrackReference(
            id: TrackID(rawValue: id), title: title, artists: [ArtistReference(name: "Ann")], places: places)
    }

    /// A track of ours on an album that has to be searched for.
    static func track(
        _ id: Int64, _ title: String, album: String, barcode: String? = nil, date: String? = nil,
        artist: String = "Ann", artistIDs: [String] = []
    ) -> TrackReference {
        TrackReference(
            id: TrackID(rawValue: id), title: title,
            artists: [ArtistReference(name: artist, nativeIDs: [Discogs.source: artistIDs])],
            places: [PlaceReference(albumTitle: album, releaseDate: date, barcode: barcode)])
    }

    static func read<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try read(type, from: Array(json.utf8))
    }

    /// As the client reads an answer.
    static func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
        let response = HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        return try JSONBody.decode(type, from: response, upstream: Discogs.key, endpoint: "test")
    }

    static func discogs(_ gateway: CannedGateway) -> Discogs {
        Discogs(
            gateway: gateway, baseURL: "https://discogs.test", token: .init("hush"), userAgent: "LinerNotes/0.1")
    }
}

extension CreditClaim {
    /// What a test looks at: `Ann producer recording`.
    var summary: String { "\(personName) \(role.rawValue) \(level.rawValue)" }
}
