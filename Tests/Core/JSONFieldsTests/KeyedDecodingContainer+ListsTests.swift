import FoundationEssentials
import Testing

@testable import JSONFields

@Suite("Lists of JSON")
struct KeyedDecodingContainerListsTests {
    @Test("a list loses its nulls, and its texts their U+0000; one that is not there is none")
    func nulls() throws {
        #expect(try Field(json: #"{"a": ["x\u0000", null]}"#) { try $0.readable("a") as [String]? }.value == ["x"])
        #expect(try Field(json: #"{"a": null, "b": []}"#) { try $0.readable("a", "b") as [String]? }.value == [])
        #expect(try Field(json: "{}") { try $0.readable("a") as [String]? }.value == nil)
        #expect(throws: DecodingError.self) { try Field(json: #"{"a": 1}"#) { try $0.readable("a") as [Int]? }.value }
    }

    @Test("an entry that can't be read breaks a list that is read whole, and is left out of others")
    func broken() throws {
        let json = #"{"a": [1, "x", {}]}"#
        #expect(throws: DecodingError.self) { try Field(json: json) { try $0.list("a") as [String]? }.value }
        #expect(throws: DecodingError.self) {
            try Field(json: #"{"a": ["x", null]}"#) { try $0.list("a") as [String]? }.value
        }
        #expect(try Field(json: json) { try $0.readable("a") as [String]? }.value == ["x"])
        #expect(try Field(json: json) { try $0.neededReadable("a") as [String] }.value == ["x"])
        #expect(try Field(json: json) { try $0.neededList("a") as [String] }.value == ["x"])
        #expect(try Field(json: json) { try $0.neededPlaces("a") as [String?] }.value == [nil, "x", nil])
    }

    @Test("of several, what is null is told from what can't be read")
    func results() throws {
        let results = try Field(json: #"{"a": [1, null, {}]}"#) {
            try $0.neededResults("a") as [Result<Int, any Error>?]
        }.value
        #expect(results.map { $0 == nil } == [false, true, false] && results.map { try? $0?.get() } == [1, nil, nil])
    }

    @Test("what is left out is noted by its kind, bounded, and without a byte of the answer")
    func setAside() throws {
        let noted = SetAside()
        let decoder = JSONDecoder()
        decoder.userInfo[SetAside.key] = noted
        let json = #"{"a": [{"b": null}, {"b": 1}, {"b": null}, {"b": "secret"}, null], "c": {}, "d": true}"#
        let read = try decoder.decode(Numbers.self, from: Data(json.utf8))
        #expect(read.values == [1] && read.text == nil && read.number == nil)
        let told = noted.entries.map { "\($0.count) \($0.what)" }
        #expect(told == ["2 a[].b: null", "1 a[].b: not Int", "1 a[]: null", "1 c: not String", "1 d: not Double"])
    }

    private struct Numbers: Decodable {
        let values: [Int]
        let text: String?
        let number: Int?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.fields()
            values = (try fields.readable("a") as [Number]? ?? []).map(\.b)
            text = fields.tolerated("c")
            number = fields.toleratedNumber("d")
        }
        struct Number: Decodable { let b: Int }
    }

    @Test("a needed list is missed, and one of which nothing can be read has changed its format")
    func needed() throws {
        #expect(try Field(json: "{}") { try $0.readable("a") as [String]? }.value == nil)
        #expect(throws: DecodingError.self) { try Field(json: "{}") { try $0.neededReadable("a") as [String] }.value }
        let json = #"{"a": [1, {}]}"#
        #expect(try Field(json: json) { try $0.neededReadable("a") as [String] }.value == [])
        #expect(throws: DecodingError.self) { try Field(json: json) { try $0.neededList("a") as [String] }.value }
        #expect(try Field(json: #"{"a": []}"#) { try $0.neededList("a") as [String] }.value == [])
    }
}
