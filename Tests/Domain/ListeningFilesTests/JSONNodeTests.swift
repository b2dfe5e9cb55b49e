import Foundation
import Testing

@testable import ListeningFiles

@Suite("JSON, read by hand")
struct JSONNodeTests {
    @Test(
        "texts with escapes, pairs of halves and halves alone",
        arguments: [
            (#""a\n\"\\\/""#, "a\n\"\\/"), (#""\u0041\ud83c\udfb5""#, "A🎵"), (#""\ud83cx""#, "\u{fffd}x"),
            (#""Ōkina""#, "Ōkina"), (#""""#, ""),
        ])
    func texts(json: String, text: String) { #expect(JSONNode.parsed(Array(json.utf8)) == .text(text)) }

    @Test(
        "what is no JSON",
        arguments: ["", "{", "[1,]", "{\"a\":}", "tru", "\"a", "1 2", "{a:1}", "\"\\x\"", "\"\\u12\"", "-"])
    func none(json: String) { #expect(JSONNode.parsed(Array(json.utf8)) == nil) }

    @Test("nesting is bounded")
    func deep() {
        #expect(JSONNode.parsed([UInt8](repeating: UInt8(ascii: "["), count: 100_000)) == nil)
    }

    @Test("numbers keep their digits; as whole ones they are cut")
    func numbers() {
        #expect(JSONNode.parsed(Array("1700000000.000000".utf8))?.integer == 1_700_000_000)
        #expect(JSONNode.parsed(Array("-1".utf8))?.integer == -1)
        #expect(JSONNode.parsed(Array("1e300".utf8))?.integer == nil)
    }

    @Test("rows of an array, of an object's array, and fields of an object")
    func split() {
        var array = JSONSplitter()
        let rows = array.pieces(Array(#"[{"a":"],"}, 2,[3]]"#.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(rows == [#"{"a":"],"}"#, "2", "[3]"])
        #expect(!array.isIncomplete)
        var object = JSONSplitter()
        let pieces = object.pieces(Array(#"{"n":1,"items":[{"b":{}},{"c":[]}],"last":"x"}"#.utf8))
        #expect(pieces.map(\.key) == ["n", "items", "items", "last"])
        #expect(pieces.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1", #"{"b":{}}"#, #"{"c":[]}"#, #""x""#])
    }
}
