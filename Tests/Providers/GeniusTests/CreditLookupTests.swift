import Catalogue
import FleetMessages
import Testing

@testable import Genius

/// The plan of a batch, without a network: what is asked in which order of answers.
@Suite struct CreditLookupTests {
    private static let songs = 1...60

    /// Ann's songs by a list, Bob's and Cid's by searches, one of them known by its id, one that does not exist.
    private static let tracks: [TrackReference] =
        songs.map { Made.track(Int64($0), "Song \($0)") }
        + (1...4).map { Made.track(Int64(100 + $0), "Nothing \($0)", by: ["Ann", "Eve"]) }
        + [
            Made.track(201, "Song 7", by: ["Bob"]), Made.track(202, "Song 8", by: ["Cid"]),
            Made.track(203, "Other title", by: ["Cid"], songID: "9"),
        ]

    /// Answers what is asked, any of the questions under way next, until nothing is left.
    private static func run(
        width: Int, _ answer: (CreditLookup.Question) throws -> CreditLookup.Answer = answer,
        pick: (Int) -> Int
    ) -> (lookup: CreditLookup, asked: [CreditLookup.Question]) {
        var lookup = CreditLookup(tracks)
        var underWay: [CreditLookup.Question] = []
        var asked: [CreditLookup.Question] = []
        while true {
            while underWay.count < width, let question = lookup.next() {
                underWay.append(question)
                asked.append(question)
            }
            guard !underWay.isEmpty else { return (lookup, asked) }
            let question = underWay.remove(at: pick(underWay.count))
            lookup.take(Result { try answer(question) }, to: question)
        }
    }

    private static func answer(_ question: CreditLookup.Question) throws -> CreditLookup.Answer {
        switch question {
        case .search(let query, _, _):
            let number = songs.last { query.hasSuffix("Song \($0)") }
            let artist = ["Ann", "Bob", "Cid"].first { query.hasPrefix($0) } ?? "Ann"
            return .hits(try number.map { [try song($0, by: artist)] } ?? [])
        case .page(let page, _, _):
            let numbers = songs.dropFirst((page - 1) * 20).prefix(20)
            let body = Made.page(numbers.map { Made.song($0, "Song \($0)") }, next: page < 3 ? page + 1 : nil)
            return .page(try Made.answer(SongPageJSON.self, in: Array(body.utf8)))
        case .song(let id):
            let number = id % 1_000
            let credits = Made.credits(producers: [Made.artist(1_000 + number, "Producer \(number)")])
            let body = Made.answer(song: Made.song(id, "Song \(number)", by: [Self.artist(of: id)], more: credits))
            return .song(try Made.answer(SongAnswerJSON.self, in: Array(body.utf8)).song)
        }
    }

    /// Bob's songs are numbered from 1001, Cid's from 2001.
    private static func song(_ number: Int, by artist: String) throws -> SongJSON {
        let id = number + (artist == "Bob" ? 1_000 : artist == "Cid" ? 2_000 : 0)
        return try Made.read(Made.song(id, "Song \(number)", by: [Self.artist(of: id)]))
    }

    private static func artist(of id: Int) -> String {
        switch id / 1_000 {
        case 1: Made.artist(2, "Bob")
        case 2: Made.artist(3, "Cid")
        default: Made.artist(1, "Ann")
        }
    }

    private static func nativeIDs(_ lookup: CreditLookup) -> [TrackID: String] {
        lookup.results.compactMapValues { $0.found?.nativeID }
    }

    @Test("whatever is answered first, the same songs are found, with the same questions", arguments: 0..<40)
    func anyOrder(seed: Int) {
        let calm = Self.run(width: 1) { _ in 0 }
        var state = UInt64(seed) &+ 1
        let wild = Self.run(width: 1 + seed % 12) { count in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        #expect(Self.nativeIDs(wild.lookup) == Self.nativeIDs(calm.lookup))
        #expect(wild.asked.map(String.init(describing:)).sorted() == calm.asked.map(String.init(describing:)).sorted())
        #expect(Self.nativeIDs(calm.lookup).count == 63 && calm.lookup.results.count == Self.tracks.count)
    }

    @Test("a song is read as soon as it is found, before the next page of the list")
    func songsFirst() throws {
        let asked = Self.run(width: 1) { _ in 0 }.asked
        let pages = asked.indices.filter { if case .page = asked[$0] { true } else { false } }
        #expect(pages.count == 3 && pages[1] - pages[0] > 10)
    }

    @Test("after an error that says wait nothing is asked any more, and what is under way still counts")
    func halted() {
        var answered = 0
        let (lookup, asked) = Self.run(
            width: 6,
            { question in
                answered += 1
                if answered == 10 { throw Made.deferral() }
                return try Self.answer(question)
            }, pick: { $0 - 1 })
        #expect(asked.count <= 10 + 5 && answered == asked.count)
        #expect(Self.nativeIDs(lookup).count >= 3)
        #expect(lookup.results.values.contains { $0.error == Made.deferral() })
        #expect(lookup.results.values.allSatisfy { $0.found != nil || $0.error == Made.deferral() })
    }
}
