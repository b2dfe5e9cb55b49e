import HTTPTransport
import Testing
import Upstreams

@testable import Gateway

@Suite struct JSONBoundsTests {
    private func bounded(_ json: String) -> String {
        String(decoding: JSONBounds(Array(json.utf8)).bytes, as: UTF8.self)
    }

    @Test(
        "what is in order stays as it is, byte for byte",
        arguments: [
            #"{"a":[1,-2.5e3,"x\"y\\",true,null],"é":"𝄞\ud834\udd1e\u0041\n"}"#, "", "[", "\"open", #""\"#, "-",
            "1.2.3",
            "9007199254740991", "-9007199254740991", "0.1234567890123456789",
        ])
    func untouched(json: String) { #expect(bounded(json) == json) }

    @Test(
        "a number that no field can mean is null",
        arguments: [
            "9223372036854775807", "9007199254740993", "-9223372036854775808", "1e400", "-1E17",
            "123456789012345678901",
        ])
    func numbers(number: String) {
        #expect(bounded("{\"a\":\(number),\"b\":2}") == #"{"a":null,"b":2}"#)
        #expect(bounded("\"\(number)\"") == "\"\(number)\"")
    }

    @Test(
        "half of a surrogate pair is a replacement character",
        arguments: [
            (#""\ud800""#, #""\ufffd""#), (#""\udc00x""#, #""\ufffdx""#), (#""\ud800\u0041""#, #""\ufffd\u0041""#),
            (#""\ud800\ud834\udd1e""#, #""\ufffd\ud834\udd1e""#), (#""\\ud800""#, #""\\ud800""#),
        ])
    func surrogates(json: String, expected: String) { #expect(bounded(json) == expected) }

    @Test(
        "a text is cut between characters, and what follows it is read",
        arguments: ["x", "é", "𝄞", #"\u00e9"#, #"\ud834\udd1e"#])
    func texts(unit: String) throws {
        let count = 300_000 / unit.utf8.count
        let bounds = JSONBounds(Array("{\"a\":\"\(String(repeating: unit, count: count))\",\"b\":1}".utf8))
        let text = String(decoding: bounds.bytes, as: UTF8.self)
        let kept = String(repeating: unit, count: JSONBounds.textBytesMaximum / unit.utf8.count)
        #expect(text == "{\"a\":\"\(kept)\",\"b\":1}")
        #expect(bounds.textsCut == 1)
    }

    private struct Track: Decodable {
        var position: Int?
        var title: String
    }

    @Test("an optional field goes, a needed one is named, and what went is said")
    func decoded() throws {
        let omissions = Omissions()
        try Omissions.$current.withValue(omissions) {
            let track = try decode(#"{"position":9223372036854775807,"title":"\ud800"}"#)
            #expect(track.position == nil && track.title == "\u{FFFD}")
            let error = #expect(throws: UpstreamError.self) { try decode(#"{"title":1e999}"#) }
            #expect(error?.category == .malformedResponse && error?.detail == "title: null")
        }
        #expect(
            omissions.take().map { "\($0.source) \($0.what) \($0.count)" } == [
                "mb tracks: a number beyond ±(2^53 - 1) 2", "mb tracks: half of a character 1",
            ])
    }

    private func decode(_ json: String) throws -> Track {
        let response = HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
        return try JSONBody.decode(Track.self, from: response, upstream: UpstreamKey("mb"), endpoint: "tracks")
    }
}
