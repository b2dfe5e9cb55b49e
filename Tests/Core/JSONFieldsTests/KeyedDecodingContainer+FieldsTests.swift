import FoundationEssentials
import Testing

@testable import JSONFields

/// One field `a` of an object, read as a test says.
struct Field<Value: Sendable>: Sendable {
    let json: String
    let read: @Sendable (KeyedDecodingContainer<JSONKey>) throws -> Value

    var value: Value {
        get throws {
            try read(JSONDecoder().decode(Fields.self, from: Data(json.utf8)).fields)
        }
    }
}

private struct Fields: Decodable {
    let fields: KeyedDecodingContainer<JSONKey>
    init(from decoder: any Decoder) throws { fields = try decoder.fields() }
}

@Suite("Fields of JSON")
struct KeyedDecodingContainerFieldsTests {
    @Test(
        "a whole number comes as a number, with a fraction of zero, or in quotes",
        arguments: [
            ("7", 7), ("204053.0", 204_053), (#""7""#, 7), (#""x""#, nil), ("1.5", nil), ("1e300", nil),
            (#""1234567890123456""#, 1_234_567_890_123_456), (#""12345678901234567""#, nil), ("null", nil),
        ] as [(String, Int?)])
    func number(json: String, number: Int?) throws {
        #expect(try Field(json: #"{"a": \#(json)}"#) { try $0.number("a") }.value == number)
    }

    @Test("a field of another shape is an error, unless it is worth nothing then")
    func shapes() throws {
        for json in [#"{"a": {}}"#, #"{"a": []}"#, #"{"a": true}"#] {
            #expect(throws: DecodingError.self) { try Field(json: json) { try $0.number("a") }.value }
            #expect(throws: DecodingError.self) {
                try Field(json: json) { try $0.optional("a") as String? }.value
            }
            #expect(try Field(json: json) { $0.lenient("a") as String? }.value == nil)
        }
    }

    @Test(
        "a flag comes as true or 1; nothing and null are no",
        arguments: [("true", true), ("1", true), ("0", false), ("false", false), ("null", false), (#""1""#, true)])
    func flag(json: String, flag: Bool) throws {
        #expect(try Field(json: #"{"a": \#(json)}"#) { try $0.flag("a") }.value == flag)
        #expect(try Field(json: "{}") { try $0.flag("a") }.value == false)
        #expect(throws: DecodingError.self) { try Field(json: #"{"a": "yes"}"#) { try $0.flag("a") }.value }
    }

    @Test("the first spelling that is there and not null counts")
    func spellings() throws {
        let field = Field(json: #"{"a": null, "b": "two", "c": "three"}"#) {
            try $0.optional("a", "b", "c") as String?
        }
        #expect(try field.value == "two")
    }

    @Test("a field that is needed is missed; no text holds U+0000")
    func needed() throws {
        #expect(throws: DecodingError.self) { try Field(json: "{}") { try $0.needed("a") as String }.value }
        #expect(try Field(json: #"{"a": "x\u0000y"}"#) { try $0.needed("a") as String }.value == "xy")
        #expect(try Field(json: #"{"a": "x\u0000y"}"#) { try $0.optional("a") as String? }.value == "xy")
        #expect(try Field(json: #"{"a": "x\u0000y"}"#) { $0.lenient("a") as String? }.value == "xy")
    }
}
