import Backoff
import FoundationEssentials
import Messages
import Queue
import Testing
import Upstreams

@testable import WorkerRuntime

@Suite("The plan of a settlement")
struct SettlementPlanTests {
    private struct Trouble: Classified {
        let disposition: Disposition
        var category = ErrorCategory.database
        var code: String { "trouble" }
        var explanation: String { "it fails" }
    }

    private let fence = Fence(id: MessageID(rawValue: 1), readCount: 1)

    private func plan(
        _ disposition: Disposition, attempts: Int = 0, _ category: ErrorCategory = .database, deferrals: Int = 0
    ) -> SettlementPlan {
        let message = Message(
            fence: fence, enqueuedAt: .distantPast, json: "{}", attempts: attempts, deferrals: deferrals)
        return SettlementPlan(
            [(message, fence, Trouble(disposition: disposition, category: category))], attemptsMaximum: 3,
            backoff: Backoff(base: .seconds(2), maximum: .seconds(60)), random: { 0.5 })
    }

    @Test("gives a retryable message back, after the time named or else the backoff of its attempt")
    func retryable() {
        #expect(plan(.retryable(after: .seconds(7))).failed.map(\.delay) == [.seconds(7)])
        #expect(plan(.retryable(after: nil)).failed.map(\.delay) == [.seconds(1)])
        #expect(plan(.retryable(after: nil), attempts: 1).failed.map(\.delay) == [.seconds(2)])
        #expect(plan(.retryable(after: nil)).dead.isEmpty)
    }

    @Test("gives a message up when this was its last attempt, and counts it")
    func exhausted() {
        let last = plan(.retryable(after: nil), attempts: 2)
        #expect(last.failed.isEmpty)
        #expect(last.dead.map(\.cause.countsAttempt) == [true])
    }

    @Test("is patient while a provider fails, and not for ever", arguments: ErrorCategory.allCases)
    func patience(category: ErrorCategory) {
        let isOfProvider = [.upstream, .network, .malformedResponse].contains(category)
        #expect(plan(.retryable(after: nil), attempts: 7, category).dead.isEmpty == isOfProvider)
        #expect(plan(.retryable(after: nil), attempts: 8, category).dead.count == 1)
    }

    @Test("gives a terminal message up at once")
    func terminal() {
        #expect(plan(.terminal).dead.map(\.cause.code) == ["trouble"])
    }

    @Test("puts a deferred message off, however many attempts it has behind it")
    func deferred() {
        let put = plan(.deferral(for: .seconds(50_400)), attempts: 2)
        #expect(put.deferred.map(\.delay) == [.seconds(50_400)])
        #expect(put.failed.isEmpty && put.dead.isEmpty)
    }

    @Test("ends a message that was put off as often as can be counted, and says why it was")
    func deferralsExhausted() {
        let put = plan(.deferral(for: .seconds(5)), deferrals: Message.deferralsMaximum)
        #expect(put.deferred.isEmpty)
        #expect(put.dead.map(\.cause.code) == ["deferrals_exhausted"])
        #expect(
            put.ends.map(\.error.explanation) == ["the message was put off 2147483647 times, at last because: it fails"]
        )
        #expect(plan(.deferral(for: .seconds(5)), deferrals: Message.deferralsMaximum - 1).dead.isEmpty)
    }
}
