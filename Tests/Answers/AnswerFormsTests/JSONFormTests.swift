import AnswerForms
import FoundationEssentials
import Testing

@Suite("JSONForm")
struct JSONFormTests {
    private struct Sample: Encodable {
        let runId: String
        let heldUntil: Date
        let answer: String?
    }

    private let sample = Sample(runId: "a/b\u{1B}\u{202E}", heldUntil: Date(timeIntervalSince1970: 1.7), answer: nil)

    @Test("people get lines of snake_case keys in order, times in ISO 8601, and nothing that a terminal would obey")
    func text() throws {
        #expect(
            try JSONForm.text(sample) == """
                {
                  "held_until" : "1970-01-01T00:00:01Z",
                  "run_id" : "a/b\\u001b\\u202e"
                }
                """)
    }

    @Test("programs get the same on one line")
    func line() throws {
        #expect(try JSONForm.line(sample) == #"{"held_until":"1970-01-01T00:00:01Z","run_id":"a/b\u001b\u202e"}"#)
    }

    @Test("a number that JSON doesn't have is refused")
    func infinite() { #expect(throws: EncodingError.self) { try JSONForm.text([Double.infinity]) } }
}
