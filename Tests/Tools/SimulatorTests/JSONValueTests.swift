import Testing

@testable import Simulator

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "what is read is written again, in the same order",
        arguments: [
            #"{"b":1,"a":[null,true,false,-7,"é 😀",[],{}]}"#, #""\"\\ /""#, #""\u000a\u0001""#, #"[[1],[2]]"#,
        ])
    func roundTrip(text: String) throws {
        #expect(String(decoding: try JSONReader.value(of: text).bytes, as: UTF8.self) == text)
    }

    @Test("escapes are read", arguments: [(#""a\tb""#, "a\tb"), (#""\u00e9""#, "é"), (#""\/""#, "/")])
    func escapes(text: String, string: String) throws {
        #expect(try JSONReader.value(of: text).string == string)
    }

    @Test("what is no JSON is refused", arguments: ["", "{", "[1,", "\"a", "tru", "{\"a\" 1}", "x"])
    func unreadable(text: String) {
        #expect(throws: JSONReader.Unreadable.self) { try JSONReader.value(of: text) }
    }
}
