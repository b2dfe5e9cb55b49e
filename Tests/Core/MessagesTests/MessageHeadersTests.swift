import FoundationEssentials
import Messages
import Testing

@Suite("A message's headers")
struct MessageHeadersTests {
    @Test("come back as they were written")
    func roundTrip() {
        let headers = MessageHeaders(run: UUID(), hop: 3)
        #expect(MessageHeaders(json: headers.json) == headers)
        #expect(MessageHeaders(json: MessageHeaders().json) == MessageHeaders())
    }

    @Test(
        "ignore what belongs to somebody else",
        arguments: [
            nil, "null", "[]", "x", #"{"x-pgmq-group": "a"}"#, #"{"run": "no uuid", "v": "1", "hop": null}"#,
        ] as [String?])
    func foreign(json: String?) {
        #expect(MessageHeaders(json: json) == MessageHeaders())
    }

    @Test("count the messages that led to one")
    func next() {
        let run = UUID()
        #expect(MessageHeaders(run: run, hop: 1).next() == MessageHeaders(run: run, hop: 2))
        let about = MessageHeaders(run: run, hop: 1, source: "genius").next(at: "spotify", subjects: ["artist": 7])
        #expect(about == MessageHeaders(run: run, hop: 2, source: "spotify", subjects: ["artist": 7]))
        #expect(MessageHeaders(json: about.json) == about)
    }

    @Test("name what they are about by plain names and ids of ours")
    func subjects() {
        let headers = MessageHeaders(json: #"{"v": 1, "artist": 7, "album": 0, "x-group": 3, "A": 4, "name": "5"}"#)
        #expect(headers.subjects == ["artist": 7])
        let two = MessageHeaders(subjects: ["work": 2, "artist": 9_007_199_254_740_993])
        #expect(two.json == #"{"v":1,"hop":0,"artist":9007199254740993,"work":2}"#)
    }
}

@Suite("A title in a message")
struct MessageTextTests {
    @Test(
        "loses what a message can't hold",
        arguments: [
            ("Escapade", "Escapade"), ("a\u{0}b\u{1B}c", "abc"), ("", "(untitled)"), (" \n", "(untitled)"),
        ])
    func cleaned(title: String, text: String) {
        #expect(messageText(title) == text)
    }

    @Test("is always one that the message takes")
    func accepted() throws {
        let title = messageText(String(repeating: "ä\u{0}", count: 5_000))
        let json = String(decoding: try JSONEncoder().encode(["name": title]), as: UTF8.self)
        #expect(try MessageFields(parsing: json).text("name") == title)
    }
}
