import AnswersTestSupport
import Catalogue
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("What a person should look at")
struct ReviewItemTests {
    /// Somebody of Jimmy Jam's name at Discogs, a producer whom only Discogs names, and a song that may be ours.
    private func withDoubts(_ body: (Database, CatalogueQueries) async throws -> Void) async throws {
        try await CatalogueSample.with { database in
            func track(_ id: String) async throws -> TrackID {
                let rows = try await database.query(
                    "select track_id from linernotes.track_identities where native_id = $1", id)
                return TrackID(rawValue: try rows[0][0])
            }
            let (rhythm, lost) = (try await track("rec-rhythm"), try await track("rec-lost"))
            @Sendable func claim(_ id: String, _ name: String) -> CreditClaim {
                CreditClaim(
                    personNativeID: id, personName: name, role: .producer, level: .recording,
                    sourceRole: "Producer", statedOn: "release/1")
            }
            try await database.transaction { transaction in
                let found = FoundCredits(
                    nativeID: "release/1", match: TrackMatch(.id), claims: [claim("9", "Somebody Else")])
                let unsure = FoundCredits(nativeID: "77", match: TrackMatch(.name, score: 0.8), claims: [])
                let other = FoundCredits(
                    nativeID: "release/2", match: TrackMatch(.id), claims: [claim("8", "Jimmy Jam")])
                try await transaction.store([rhythm: found], from: Source("discogs"))
                try await transaction.store([lost: unsure], from: Source("genius"))
                try await transaction.store([lost: other], from: Source("discogs"))
                _ = try await transaction.conclude([rhythm, lost])
            }
            try await body(database, CatalogueQueries(database))
        }
    }

    @Test("unsure matches, possible mergers and contradictions, each until somebody has spoken")
    func items() async throws {
        try await withDoubts { database, answers in
            let items = try await answers.review(limit: 50)
            #expect(Set(items.map(\.kind)) == [.match, .people, .credit])
            let match = try #require(items.first { $0.kind == .match })
            #expect(match.sides.map(\.name) == ["Lost 100% Tape", ""] && match.sureness == 0.8)
            #expect(match.sides[1].url == "https://genius.com/songs/77")
            let people = try #require(items.first { $0.kind == .people })
            #expect(people.sides.map(\.name) == ["Jimmy Jam", "Jimmy Jam"] && people.tracks == 1)
            let credit = try #require(items.first { $0.kind == .credit && $0.sides[0].name == "Somebody Else" })
            #expect(credit.sides[0].sources == ["discogs"])
            for (item, isTrue) in [(match, false), (people, true), (credit, false)] {
                let subject = try await answers.reviewSubject(item.key)
                try await database.state(OperatorStatement(subject, isTrue: isTrue, note: "seen"))
            }
            let sent = try await database.query(
                "select headers ->> 'source' as source from pgmq.q_producer_identification"
            ).map { try $0[0] as String }
            #expect(sent == ["genius"], "the match's source is asked again")
            let left = Set(try await answers.review(limit: 50).map(\.key))
            #expect(left.isDisjoint(with: [match.key, people.key, credit.key]))
            let statements = try await answers.statements(limit: 10)
            #expect(statements.map(\.kind) == ["credit", "person", "match"] && statements[0].name == "Somebody Else")
            #expect(try await answers.statements(after: statements[0].statementId, limit: 1).map(\.kind) == ["person"])
            #expect(try await answers.review(.match, limit: 50).isEmpty)
        }
    }

    @Test(
        "a key that names nothing is refused",
        arguments: ["", "people", "people:1", "people:a:b", "match:x:genius", "credit:1:2:boss", "people:998:999"])
    func keys(key: String) async throws {
        try await CatalogueSample.with { database in
            await #expect(throws: ReviewKeyError.self) { try await CatalogueQueries(database).reviewSubject(key) }
        }
    }
}
