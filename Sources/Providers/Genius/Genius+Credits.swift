public import Catalogue
public import FleetMessages
import Gateway

extension Genius: CreditSource {
    /// Tracks that share an ISRC are asked for once. Of an artist with several tracks the list of songs is read;
    /// other tracks are searched for, with one question mostly and three at most. Then each song is one request.
    /// Questions that don't wait for each other's answers are asked side by side.
    ///
    /// A match below ``TrackMatch/scoreAccepted`` comes with its claims, for a person to look at; one below 0.7 is
    /// none. Where Genius asks to be left alone, the tracks not reached have that as result and nothing more is asked.
    public func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        typealias Answered = (question: CreditLookup.Question, result: Result<CreditLookup.Answer, any Error>)
        return try await withThrowingTaskGroup(of: Answered.self) { tasks in
            var lookup = CreditLookup(tracks)
            var underWay = 0
            while true {
                while underWay < gateway.concurrencyMaximum, let question = lookup.next() {
                    tasks.addTask { (question, try await .of { try await answer(question) }) }
                    underWay += 1
                }
                guard let answered = try await tasks.next() else { return lookup.results }
                lookup.take(answered.result, to: answered.question)
                underWay -= 1
            }
        }
    }

    private func answer(_ question: CreditLookup.Question) async throws -> CreditLookup.Answer {
        switch question {
        case .search(let query, _, _): .hits(try await answer(HitsJSON.self, to: requests.search(query))?.songs ?? [])
        case .page(let page, let artist, _):
            .page(try await answer(SongPageJSON.self, to: requests.songs(ofArtist: artist, page: page)))
        case .song(let id): .song(try await answer(SongAnswerJSON.self, to: requests.song(id))?.song)
        }
    }
}
