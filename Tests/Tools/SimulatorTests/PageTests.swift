import Testing

@testable import Simulator

@Suite("Pages")
struct PageTests {
    @Test(
        "limits are clamped, none means 25, offsets count from 0",
        arguments: [
            ("", 25, 0), ("limit=0", 25, 0), ("limit=1", 1, 0), ("limit=100&offset=7", 100, 7),
            ("limit=101", 100, 0), ("limit=5000&offset=300", 100, 300),
        ])
    func bounds(query: String, limit: Int, offset: Int) throws {
        let page = try Page(Parameters(query: query))
        #expect(page.limit == limit)
        #expect(page.offset == offset && page.start == offset)
    }

    @Test("what is no natural number is refused", arguments: ["limit=-1", "limit=ten", "offset=1.5", "offset="])
    func refusals(query: String) {
        #expect(throws: Refusal.self) { try Page(Parameters(query: query)) }
    }

    @Test(
        "a page of releases ends before its 501st track, but never before its first release",
        arguments: [
            ([500, 1], 1), ([499, 1, 1], 2), ([501, 1], 1), ([900], 1), ([0, 501], 1), ([250, 250, 0, 1], 3),
        ])
    func tracks(counts: [Int], expected: Int) throws {
        #expect(try Page(Parameters(query: "limit=100")).cut(counts) { $0 }.count == expected)
    }

    @Test(
        "parameters are decoded as the provider decodes them",
        arguments: [("a+b", "a b"), ("a%2Bb", "a+b"), ("%C3%A9", "é"), ("50%", "50%"), ("%zz", "%zz"), ("", "")])
    func decoding(text: String, decoded: String) {
        #expect(Parameters(query: "x=\(text)")["x"] == decoded)
    }

    @Test("inc values may be joined by plus, space or an escaped plus", arguments: ["+", "%20", "%2B"])
    func includes(join: String) throws {
        let includes = try Includes(Parameters(query: "inc=aliases\(join)url-rels"), resource: .artist)
        #expect(includes.contains("aliases") && includes.hasRelations(to: .url))
        #expect(!includes.hasRelations(to: .work))
    }
}
