import Gateway
import HTTPTransport

@testable import Spotify

/// Invented bodies in Spotify's shape.
enum Made {
    /// 22 letters and digits.
    static func id(_ kind: String, _ number: Int) -> String {
        let digits = String(number)
        return kind + String(repeating: "0", count: 22 - kind.count - digits.count) + digits
    }

    static func artist(_ id: String, _ name: String) -> String { #"{"id":"\#(id)","name":"\#(name)","type":"artist"}"# }

    /// - Parameter more: Further fields, as `"external_ids":{}`.
    static func album(_ id: String, _ name: String, tracks: Int = 1, date: String = "2001-02-03", more: String = "")
        -> String
    {
        let artist = artist(Made.id("art", 1), "Ann")
        let more = more.isEmpty ? "" : ",\(more)"
        return #"{"id":"\#(id)","name":"\#(name)","album_type":"Album","total_tracks":\#(tracks),"#
            + #""release_date":"\#(date)","artists":[\#(artist)]\#(more)}"#
    }

    static func track(_ id: String, number: Int = 1, disc: Int = 1, name: String = "Song", more: String = "") -> String
    {
        let artist = artist(Made.id("art", 1), "Ann")
        let more = more.isEmpty ? "" : ",\(more)"
        return #"{"id":"\#(id)","name":"\#(name)","disc_number":\#(disc),"track_number":\#(number),"#
            + #""duration_ms":200000,"artists":[\#(artist)]\#(more)}"#
    }

    static func page(
        _ items: [String], offset: Int? = 0, limit: Int = 50, total: Int? = nil, next: String? = nil
    ) -> String {
        let offset = offset.map { #","offset":\#($0)"# } ?? ""
        let next = next.map { "\"\($0)\"" } ?? "null"
        return #"{"items":[\#(items.joined(separator: ","))],"limit":\#(limit)\#(offset),"next":\#(next),"#
            + #""total":\#(total ?? items.count)}"#
    }

    static func read<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try read(type, from: Array(json.utf8))
    }

    /// As the client reads an answer.
    static func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
        let response = HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        return try JSONBody.decode(type, from: response, upstream: Spotify.key, endpoint: "test")
    }
}

extension HTTPResponse {
    static func json(_ body: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "application/json; charset=utf-8"], body: Array(body.utf8))
    }

    static func error(_ status: Int, _ message: String) -> HTTPResponse {
        .json(#"{"error":{"status":\#(status),"message":"\#(message)"}}"#, status: status)
    }
}
