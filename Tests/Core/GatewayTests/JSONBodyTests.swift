import HTTPTransport
import JSONFields
import Testing
import Upstreams

@testable import Gateway

private struct Answer: Decodable, Equatable {
    struct Relation: Decodable, Equatable {
        struct Artist: Decodable, Equatable { let id: String }
        let artist: Artist
    }
    let title: String
    let relations: [Relation]
}

/// Everything in it may be left out.
private struct Tolerant: Decodable, Equatable {
    let fields: [String?]

    init(from decoder: any Decoder) throws {
        let object = try decoder.fields()
        fields = ["a", "b", "c", "d"].map { object.tolerated($0) }
    }
}

@Suite struct JSONBodyTests {
    static func response(_ body: String, type: String = "application/json") -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": type], body: Array(body.utf8))
    }

    private func decode(_ response: HTTPResponse) throws -> Answer {
        try JSONBody.decode(Answer.self, from: response, upstream: UpstreamKey("musicbrainz"), endpoint: "release")
    }

    static let good = #"{"title":"Control","new":[null,{"x":1}],"relations":[{"artist":{"id":"a"}}]}"#

    @Test(
        "a good answer is decoded; unknown fields do no harm",
        arguments: ["application/json", "application/json; charset=utf-8", "Application/LD+JSON", "text/json"])
    func good(type: String) throws {
        let answer = try decode(Self.response(Self.good, type: type))
        #expect(answer == Answer(title: "Control", relations: [.init(artist: .init(id: "a"))]))
    }

    @Test("an answer with values of a wrong type in some kinds of places is one without them; in many it is none")
    func mistyped() throws {
        func fields(_ body: String) throws -> [String?] {
            try JSONBody.decode(
                Tolerant.self, from: Self.response(body), upstream: UpstreamKey("musicbrainz"), endpoint: "release"
            ).fields
        }
        #expect(try fields(#"{"a":1,"b":true,"c":"x","d":null}"#) == [nil, nil, "x", nil])
        #expect(try fields(#"{"a":null,"b":null}"#) == [nil, nil, nil, nil])
        let error = #expect(throws: UpstreamError.self) { try fields(#"{"a":1,"b":true,"c":["SECRET"],"d":"x"}"#) }
        #expect(error?.category == .malformedResponse && error?.disposition == .retryable(after: nil))
        #expect(error?.detail == "much of it is of a wrong type: a: not String, b: not String, c: not String")
    }

    @Test(
        "what can't be read says where and why, and quotes nothing",
        arguments: [
            (
                #"{"title":"SECRET","relations":[{"artist":{"id":"a"}},{"artist":{}}]}"#,
                "relations[1].artist.id: missing"
            ),
            (#"{"title":"SECRET"}"#, "relations: missing"),
            (#"{"title":null,"relations":[]}"#, "title: null"),
            (#"{"title":7,"relations":[]}"#, "title: not String"),
            (#"{"title":"SECRET","relations":{}}"#, "relations: not "),
            (#"{"title":"SECRET","relations":["#, "the answer is not valid JSON"),
            ("", "the answer is not valid JSON"),
            ("SECRET", "the answer is not valid JSON"),
            (String(repeating: "[", count: 100_000), "the answer nests deeper than 64"),
        ])
    func bad(body: String, detail: String) throws {
        let error = try #require(throws: UpstreamError.self) { try decode(Self.response(body)) }
        #expect(error.detail.hasPrefix(detail))
        #expect(!error.description.contains("SECRET"))
        #expect(error.category == .malformedResponse && error.disposition == .retryable(after: nil))
        #expect(error.status == 200 && error.endpoint == "release")
    }

    @Test("keys that come from the body are not said")
    func keys() throws {
        let response = Self.response(#"{"my secret":"x"}"#)
        let error = try #require(throws: UpstreamError.self) {
            try JSONBody.decode([String: Int].self, from: response, upstream: UpstreamKey("x"), endpoint: "e")
        }
        #expect(error.detail == "…: not Int")
    }

    @Test("a page where JSON was due", arguments: ["text/html; charset=utf-8", "", "application/jsonp", "+json"])
    func page(type: String) throws {
        let error = try #require(throws: UpstreamError.self) { try decode(Self.response(Self.good, type: type)) }
        #expect(error.detail == "the answer is not JSON")
    }

    @Test("bytes that are no UTF-8")
    func utf8() throws {
        var response = Self.response(Self.good)
        response.body[11] = 0xff
        let error = try #require(throws: UpstreamError.self) { try decode(response) }
        #expect(error.detail == "the answer is not UTF-8")
    }

    @Test(
        "depth is counted outside of strings only",
        arguments: [
            ("[[[]]]", 3, true), ("[[[]]]", 2, false), (#"["[[[["]"#, 1, true), (#"["\"[[["]"#, 1, true),
            (#"["\\",[]]"#, 2, true), (#"["\\",[[]]]"#, 2, false), (#"{"a":{"b":[1]}}"#, 3, true), ("", 0, true),
            ("[][][][]", 1, true),
        ])
    func depth(text: String, maximum: Int, isWithin: Bool) {
        #expect(JSONDepth.isWithin(maximum, Array(text.utf8)) == isWithin)
    }
}
