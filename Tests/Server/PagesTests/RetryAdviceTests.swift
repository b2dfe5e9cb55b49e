import Catalogue
import FleetAnswers
import Postgres
import TestSupport
import Testing
import Upstreams

@testable import Pages

@Suite("RetryAdvice")
struct RetryAdviceTests {
    @Test("every category says what to do, and when not to retry", arguments: ErrorCategory.allCases)
    func categories(category: ErrorCategory) {
        let advice = RetryAdvice(category: category.rawValue, cameBack: 0, upstream: nil)
        #expect(advice.act.hasSuffix("."))
        #expect(advice.whenNot.hasPrefix("Do not retry") || advice.whenNot.hasPrefix("Never retry"))
    }

    @Test("what may have healed by itself may be sent back, what can't have may not")
    func wise() {
        #expect(RetryAdvice(category: "upstream", cameBack: 0, upstream: nil).isWiseNow)
        #expect(!RetryAdvice(category: "upstream", cameBack: 3, upstream: nil).isWiseNow)
        #expect(RetryAdvice(category: "upstream", cameBack: 3, upstream: nil).act.contains("3 messages came back"))
        for category in ["invalid_message", "not_found", "authentication", "poison", "internal", "newer"] {
            #expect(!RetryAdvice(category: category, cameBack: 0, upstream: nil).isWiseNow)
        }
    }

    @Test("while the provider is held, it says until when")
    func held() async throws {
        let test = try await TestDatabase.migrated()
        try await test.database.query(
            "select linernotes.hold_upstream('musicbrainz', '2999-01-01 10:00:00+00', 'maintenance there')")
        let limits = try await FleetQueries(test.database).upstreamLimits()
        try await test.drop()
        let upstream = try #require(RetryAdvice.upstream(of: "musicbrainz_503", in: limits))
        #expect(RetryAdvice.upstream(of: "genius_503", in: limits) == nil)
        let advice = RetryAdvice(category: "upstream", cameBack: 0, upstream: upstream)
        #expect(!advice.isWiseNow)
        #expect(advice.whenNot.contains("musicbrainz is asked nothing"))
    }
}
