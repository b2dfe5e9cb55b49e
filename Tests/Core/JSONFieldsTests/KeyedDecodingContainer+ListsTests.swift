import Testing

@testable import JSONFields

@Suite("Lists of JSON")
struct KeyedDecodingContainerListsTests {
    @Test("a list loses its nulls, and its texts their U+0000; one that is not there is none")
    func nulls() throws {
        #expect(try Field(json: #"{"a": ["x\u0000", null]}"#) { try $0.list("a") as [String]? }.value == ["x"])
        #expect(try Field(json: #"{"a": null, "b": []}"#) { try $0.list("a", "b") as [String]? }.value == [])
        #expect(try Field(json: "{}") { try $0.list("a") as [String]? }.value == nil)
    }

    @Test("an entry that can't be read breaks a list, or is left out where the list is one of hints")
    func broken() throws {
        let json = #"{"a": [1, "x", {}]}"#
        #expect(throws: DecodingError.self) { try Field(json: json) { try $0.list("a") as [String]? }.value }
        #expect(try Field(json: json) { try $0.readable("a") as [String]? }.value == ["x"])
        #expect(try Field(json: json) { try $0.neededReadable("a") as [String] }.value == ["x"])
        #expect(try Field(json: json) { try $0.neededList("a") as [String] }.value == ["x"])
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
