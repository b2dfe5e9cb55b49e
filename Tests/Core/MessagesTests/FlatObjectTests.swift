import Foundation
import Testing

@testable import Messages

@Suite("A flat object")
struct FlatObjectTests {
    @Test(
        "is read as the library reads it",
        arguments: [
            "{}", "{ }", #"{"a":"b"}"#, #"{"a": 1, "b": -20, "c": 0, "d": true, "e": false, "f": null, "g": ""}"#,
            #"{"name": "Björk – “Jóga” 🎵", "n": 999999999999999999}"#, #" {"a" : "b" , "c" : 3} "#,
        ])
    func plain(text: String) throws {
        let read = try #require(FlatObject.read(text))
        #expect(JSONValue.object(read) == (try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))))
    }

    @Test(
        "is nothing else: that is the library's",
        arguments: [
            "", "[]", "null", "3", #"{"a": [1]}"#, #"{"a": {"b": 1}}"#, #"{"a": "b\"c"}"#, #"{"a": "b\u00e9"}"#,
            #"{"a": 1.5}"#, #"{"a": 1e3}"#, #"{"a": 1234567890123456789}"#, #"{"a": 01}"#, #"{"a": -}"#, #"{"a": - 1}"#,
            #"{"a": 1"#, #"{"a" 1}"#, #"{"a": 1,}"#, #"{"a": 1} x"#, #"{"a": truth}"#, #"{"a": "b}"#, #"{a: 1}"#,
            #"{"a": 1, "a": 2}"#, "{\"a\": \"b\nc\"}", "{\"a\":\t1}",
        ])
    func other(text: String) {
        #expect(FlatObject.read(text) == nil)
    }

    @Test("of any shape is read as the library reads it, or left to it")
    func random() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "{", "}", "\"a\"", "\"b\"", ":", ",", " ", "1", "-2", "0", "true", "null", "\"\\n\"", "[", "]", ".",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement()! }.joined()
            guard let read = FlatObject.read(text) else { continue }
            #expect(
                JSONValue.object(read) == (try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))), "\(text)")
        }
    }
}
