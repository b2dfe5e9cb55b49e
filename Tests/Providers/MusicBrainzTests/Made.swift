import Gateway
import HTTPTransport

@testable import MusicBrainz

/// Invented bodies in MusicBrainz's shape.
enum Made {
    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    static func artist(_ number: Int, _ name: String, type: String = "Person") -> String {
        #"{"id":"\#(id(number))","name":"\#(name)","sort-name":"\#(name)","type":"\#(type)"}"#
    }

    static func relation(
        _ type: String, id typeID: String? = nil, attributes: [String] = [], to artist: String, credit: String = "",
        key: String = "artist"
    ) -> String {
        let typeID = typeID.map { #""type-id":"\#($0)","# } ?? ""
        let attributes = attributes.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"type":"\#(type)",\#(typeID)"attributes":[\#(attributes)],"target-credit":"\#(credit)","\#(key)":\#(artist)}"#
    }

    static func address(_ url: String, type: String = "discogs", ended: Bool = false) -> String {
        #"{"type":"\#(type)","ended":\#(ended),"url":{"id":"\#(id(99))","resource":"\#(url)"}}"#
    }

    static func recording(
        _ number: Int, _ title: String = "Song", relations: [String] = [], isrcs: [String] = [], video: Bool = false
    ) -> String {
        let codes = isrcs.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"id":"\#(id(number))","title":"\#(title)","length":200000,"video":\#(video),"isrcs":[\#(codes)],"#
            + #""relations":[\#(relations.joined(separator: ","))]}"#
    }

    static func work(_ number: Int, relations: [String]) -> String {
        #"{"id":"\#(id(number))","title":"Work","relations":[\#(relations.joined(separator: ","))]}"#
    }

    static func group(
        _ number: Int, _ title: String = "Album", secondary: [String] = [], date: String = "", artist: String? = nil
    ) -> String {
        let types = secondary.map { "\"\($0)\"" }.joined(separator: ",")
        let credit = artist.map { #","artist-credit":[{"name":"","joinphrase":"","artist":\#($0)}]"# } ?? ""
        return #"{"id":"\#(id(number))","title":"\#(title)","primary-type":"Album","secondary-types":[\#(types)],"#
            + #""first-release-date":"\#(date)"\#(credit)}"#
    }

    static func release(
        _ number: Int, group: String?, date: String = "", discs: [[String]] = [], relations: [String] = [],
        barcode: String? = nil
    ) -> String {
        let media = discs.enumerated().map { index, recordings in
            let tracks = recordings.enumerated().map { place, recording in
                #"{"position":\#(place + 1),"number":"\#(place + 1)","title":"Printed","recording":\#(recording)}"#
            }
            return #"{"position":\#(index + 1),"tracks":[\#(tracks.joined(separator: ","))]}"#
        }
        let group = group.map { #""release-group":\#($0),"# } ?? ""
        let barcode = barcode.map { #""barcode":"\#($0)","# } ?? ""
        return #"{"id":"\#(id(number))","title":"Edition \#(number)","status":"Official","date":"\#(date)",\#(group)"#
            + barcode
            + #""media":[\#(media.joined(separator: ","))],"relations":[\#(relations.joined(separator: ","))]}"#
    }

    static func page(_ entity: String, total: Int, offset: Int = 0, _ elements: [String]) -> String {
        #"{"\#(entity)-count":\#(total),"\#(entity)-offset":\#(offset),"\#(entity)s":[\#(elements.joined(separator: ","))]}"#
    }

    static func read<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try read(type, from: Array(json.utf8))
    }

    /// As the client reads an answer.
    static func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
        let response = HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        return try JSONBody.decode(type, from: response, upstream: MusicBrainz.key, endpoint: "test")
    }
}

/// Type ids that the tests name.
enum TypeID {
    static let recordingProducer = "5c0ceac3-feb4-41f0-868d-dc06f6e27fc0"
    static let releaseProducer = "8bf377ba-8d71-4ecc-97f2-7bb2d8a2a75f"
    static let performance = "a3005666-a872-32c3-ad06-98af558e99b0"
    static let writer = "a255bca1-b157-4518-9108-7b147dc3fc68"
}
