import FoundationEssentials
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import CreditsPage

@Suite("What a credits page shows")
struct FoundCreditsPageTests {
    private static let marks =
        #""consent":false,"captcha":false,"ready":true,"contract":"1","language":"en","isCut":false"#

    private func page(_ people: String, streams: String = "") throws -> FoundCreditsPage {
        let body = #"{\#(Self.marks),"streams":"\#(streams)","sources":["Label"," "],"people":[\#(people)]}"#
        let response = HTTPResponse(
            status: 200, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
        let read = try JSONBody.decode(PageJSON.self, from: response, upstream: CreditsPage.key, endpoint: "test")
        return FoundCreditsPage(read, trackID: "t", seenAt: Date(timeIntervalSince1970: 0))
    }

    private func person(_ name: String, _ role: String, _ link: String = "", group: String = "production") -> String {
        #"{"group":"\#(group)","role":"\#(role)","name":"\#(name)","link":"\#(link)"}"#
    }

    @Test("only the exact word is a producer")
    func roles() throws {
        let words = ["Producer", "Executive Producer", "producer", "Beat Maker", "Writer", "Composer", "Publisher"]
        let page = try page(words.enumerated().map { person("P\($0)", $1) }.joined(separator: ","))
        #expect(page.producers.map(\.name) == ["P0"] && page.writers.map(\.name) == ["P4"])
        #expect(page.composers.map(\.name) == ["P5"] && page.publishers.map(\.name) == ["P6"])
        #expect(page.lines.map(\.roleClass)[1...3] == [.otherProducer, .unknown, .unknown])
    }

    @Test("songwriters are no artists, and other links are none")
    func links() throws {
        let links = ["/artist/abc", "/songwriter/abc", "/artist/", "//else.test/artist/abc", "/artist/a b", "/x/abc"]
        let page = try page(links.enumerated().map { person("P\($0)", "Writer", $1) }.joined(separator: ","))
        #expect(page.lines.map(\.person) == [.artist("abc"), .songwriter("abc"), nil, nil, nil, nil])
    }

    @Test("one person with and without a link is one; two links are two people")
    func merged() throws {
        let page = try page(
            [
                person("Ann", "Writer"), person("ANN", "Writer", "/artist/a"), person("Ann", "Writer", "/artist/b"),
                person("Ann", "Producer"),
            ].joined(separator: ","))
        #expect(page.lines.map(\.person) == [.artist("a"), .artist("b"), nil])
    }

    @Test("names are one printable line, sources too, and streams digits")
    func texts() throws {
        let page = try page(person("A\\u202e\\nB", "Writer") + "," + person(" ", "Writer"), streams: "4999999999")
        #expect(page.lines.map(\.name) == ["A B"] && page.sources == ["Label"] && page.streams == 4_999_999_999)
        #expect(try self.page("", streams: "1,000").streams == nil && self.page("", streams: "-1").streams == nil)
    }

    @Test(
        "a page of another shape is told from an answer",
        arguments: [
            (#""consent":true,"captcha":false,"ready":true,"contract":"1","language":"en""#, true),
            (#""consent":false,"captcha":true,"ready":true,"contract":"1","language":"en""#, true),
            (#""consent":false,"captcha":false,"ready":false,"contract":"1","language":"en""#, true),
            (#""consent":false,"captcha":false,"ready":true,"contract":"2","language":"en""#, true),
            (#""consent":false,"captcha":false,"ready":true,"contract":"1","language":"de""#, true),
            (#""consent":false,"captcha":false,"ready":true,"contract":"1","language":"en""#, false),
        ])
    func marks(marks: String, isParked: Bool) {
        let body = "{\(marks),\"isCut\":false,\"streams\":\"\",\"sources\":[],\"people\":[]}"
        let response = HTTPResponse(
            status: 200, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
        let verdict = CreditsPageErrors.verdict(on: response)
        if case .parked(let pause, _) = verdict {
            #expect(isParked && pause == .seconds(86_400))
        } else {
            #expect(!isParked && verdict == .answer)
        }
    }
}

@Suite("A robots file")
struct RobotsRulesTests {
    @Test(
        "says what may be visited",
        arguments: [
            ("", "/track/1", true), ("User-agent: *\nDisallow:", "/track/1", true),
            ("User-agent: *\nDisallow: /track/", "/track/1", false),
            ("User-agent: *\nDisallow: /track/", "/tracks", true),
            ("user-AGENT: *  # all\r\nDISALLOW : /\r\nAllow: /track/", "/track/1", true),
            ("User-agent: *\nDisallow: /track/\nAllow: /track/", "/track/1", true),
            ("User-agent: other\nDisallow: /", "/track/1", true),
            ("User-agent: *\nAllow: /\nUser-agent: LinerNotes\nDisallow: /track", "/track/1", false),
            ("User-agent: a\nUser-agent: *\nDisallow: /", "/", false),
            ("User-agent: *\nDisallow: /*/secret$", "/a/b/secret", false),
            ("User-agent: *\nDisallow: /*/secret$", "/a/secret/b", true),
            ("User-agent: *\nDisallow: *", "/a", false), ("Disallow: /", "/a", true),
            ("User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", false),
        ])
    func allows(text: String, path: String, isAllowed: Bool) {
        #expect(RobotsRules(text).allows(path) == isAllowed)
    }

    @Test("stars without end take no time without end")
    func stars() {
        let rules = RobotsRules("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 400) + "b$")
        #expect(rules.allows("/" + String(repeating: "a", count: 400)))
    }
}
