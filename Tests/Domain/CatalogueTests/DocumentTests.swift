import Testing

@testable import Catalogue

@Suite("A document for the store")
struct DocumentTests {
    @Test(
        "loses U+0000 and nothing else",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"b"}"#),
            (#"{"a":"x\u0000y"}"#, #"{"a":"xy"}"#),
            (#"{"a":"\\u0000"}"#, #"{"a":"\\u0000"}"#),
            (#"{"a":"\\\u0000z"}"#, #"{"a":"\\z"}"#),
            (#"{"a":"\u0000\u0000\u0001"}"#, #"{"a":"\u0001"}"#),
        ])
    func nul(json: String, kept: String) {
        #expect(withoutNUL(json) == kept)
    }
}
