import Catalogue
import FleetMessages
import Gateway
import HTTPTransport
import Settings
import Upstreams

@testable import Genius

/// Invented bodies in Genius's shape, and tracks of ours.
enum Made {
    static func artist(_ id: Int, _ name: String) -> String { #"{"id":\#(id),"name":"\#(name)"}"# }

    static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

    static func song(
        _ id: Int, _ title: String, by primary: [String] = [artist(1, "Ann")], featuring: [String] = [],
        year: Int? = nil, more: String = ""
    ) -> String {
        let date = year.map { #""release_date_components":{"year":\#($0),"month":1,"day":2},"# } ?? ""
        return #"{"id":\#(id),"title":"\#(title)",\#(date)"primary_artist":\#(primary.first ?? "null"),"#
            + #""primary_artists":\#(list(primary)),"featured_artists":\#(list(featuring))\#(more)}"#
    }

    /// What a song's lookup adds.
    static func credits(
        producers: [String] = [], writers: [String] = [], performances: [(String, [String])] = [],
        spotify: String? = nil
    ) -> String {
        let labelled = performances.map { #"{"label":"\#($0.0)","artists":\#(list($0.1))}"# }
        let media = spotify.map { #"{"provider":"spotify","type":"audio","native_uri":"spotify:track:\#($0)"}"# }
        return #","producer_artists":\#(list(producers)),"writer_artists":\#(list(writers)),"#
            + #""custom_performances":\#(list(labelled)),"media":\#(list(media.map { [$0] } ?? []))"#
    }

    static func response(_ body: String) -> String { #"{"meta":{"status":200},"response":\#(body)}"# }

    static func answer(song: String) -> String { response(#"{"song":\#(song)}"#) }

    static func hits(_ songs: [String]) -> String {
        response(#"{"hits":\#(list(songs.map { #"{"type":"song","index":"song","result":\#($0)}"# }))}"#)
    }

    static func page(_ songs: [String], next: Int?) -> String {
        response(#"{"songs":\#(list(songs)),"next_page":\#(next.map(String.init) ?? "null")}"#)
    }

    static func genius(_ gateway: any UpstreamFetching) -> Genius {
        Genius(gateway: gateway, requests: GeniusRequests(baseURL: "https://api.genius.test", token: Secret("s3cret")))
    }

    static func track(
        _ id: Int64, _ title: String, by names: [String] = ["Ann"], artistID: Int? = nil, isrcs: [String] = [],
        spotify: [String] = [], songID: String? = nil, date: String? = nil
    ) -> TrackReference {
        var nativeIDs: [Source: [String]] = spotify.isEmpty ? [:] : [.spotify: spotify]
        if let songID { nativeIDs[Genius.source] = [songID] }
        let known = artistID.map { [Genius.source: [String($0)]] } ?? [:]
        return TrackReference(
            id: TrackID(rawValue: id), title: title,
            artists: names.enumerated().map {
                ArtistReference(name: $0.element, nativeIDs: $0.offset == 0 ? known : [:])
            }, isrcCodes: isrcs, nativeIDs: nativeIDs,
            places: date.map { [PlaceReference(albumTitle: "Album", releaseDate: $0)] } ?? [])
    }

    /// As the client reads an answer.
    static func read<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try read(type, from: Array(json.utf8))
    }

    static func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
        let response = HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        return try JSONBody.decode(type, from: response, upstream: Genius.key, endpoint: "test")
    }

    /// As the client reads the inside of an answer.
    static func answer<Value: Decodable>(_ type: Value.Type, in body: [UInt8]) throws -> Value {
        try read(GeniusEnvelope<Value>.self, from: body).response
    }

    static func deferral(_ endpoint: String = "song") -> UpstreamError {
        UpstreamError(
            upstream: Genius.key, endpoint: endpoint, category: .rateLimited, disposition: .deferral(for: .seconds(60)),
            status: 429, detail: "asks to slow down")
    }

    static func failure(_ disposition: Disposition, status: Int) -> UpstreamError {
        UpstreamError(
            upstream: Genius.key, endpoint: "song", category: .upstream, disposition: disposition, status: status,
            detail: "fails by itself")
    }
}

extension Result where Success == FoundCredits?, Failure == any Error {
    var found: FoundCredits? { (try? get()).flatMap(\.self) }
    var error: UpstreamError? { if case .failure(let error) = self { error as? UpstreamError } else { nil } }
}
