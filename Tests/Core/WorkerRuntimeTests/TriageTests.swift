import FleetMessages
import FoundationEssentials
import Messages
import Queue
import Testing
import Upstreams

@testable import WorkerRuntime

@Suite("Triage of a batch")
struct TriageTests {
    private func message(
        _ id: Int64, json: String? = #"{"artistName":"a"}"#, reads: Int = 1, attempts: Int = 0, deferrals: Int = 0,
        headers: MessageHeaders = MessageHeaders()
    ) -> Message {
        Message(
            fence: Fence(id: MessageID(rawValue: id), readCount: reads), enqueuedAt: Date(timeIntervalSince1970: 0),
            json: json, headers: headers, attempts: attempts, deferrals: deferrals)
    }

    private func triage(_ messages: Message...) -> Triage<ArtistDiscovery> {
        Triage<ArtistDiscovery>(messages)
    }

    @Test("keeps good messages together and refuses an invalid one at its first read, with the reason")
    func invalid() throws {
        let sorted = triage(message(1), message(2, json: "[]"), message(3))
        #expect(sorted.accepted.map(\.id.rawValue) == [1, 3])
        let refused = try #require(sorted.refused.first)
        #expect(refused.fence.id.rawValue == 2)
        #expect(refused.error.disposition == .terminal && refused.error.category == .invalidMessage)
    }

    private func groups(_ messages: Message...) -> [[Int64]] {
        BatchRun<LedgerWorker>.groups(messages).map { $0.map(\.id.rawValue) }
    }

    @Test("handles alone what was lost twice: it may kill its worker, and its batch with it")
    func suspects() {
        #expect(
            groups(message(1, reads: 3), message(2), message(3, reads: 2), message(4, reads: 9)) == [[2, 3], [1], [4]])
        #expect(groups() == [])
    }

    @Test("does not count deliveries that ended in a failure or a deferral as lost")
    func accounted() {
        #expect(groups(message(1, reads: 9, attempts: 4, deferrals: 4), message(2)) == [[1, 2]])
        #expect(message(1, reads: 9, attempts: 4, deferrals: 2).deliveriesLost == 2)
    }

    @Test("blames no message for deliveries that were lost: that proves nothing")
    func innocent() {
        #expect(triage(message(1, reads: 1_000)).refused.isEmpty)
    }

    @Test("refuses a row that can't be read, and takes the others")
    func unreadable() throws {
        let odd = Message(
            fence: Fence(id: MessageID(rawValue: 1), readCount: 1), enqueuedAt: .distantPast, json: nil,
            unreadable: "enqueued_at does not hold a Date.")
        let sorted = triage(odd, message(2))
        #expect(sorted.accepted.map(\.id.rawValue) == [2])
        let refused = try #require(sorted.refused.first)
        #expect(refused.error.code == "message_unreadable" && refused.error.disposition == .terminal)
    }

    @Test("puts a newer sender's message off, and never drops it")
    func newer() throws {
        let refused = try #require(triage(message(1, headers: MessageHeaders(version: 2))).refused.first)
        guard case .deferral = refused.error.disposition else {
            Issue.record("a message of an unknown version must be deferred, not \(refused.error.disposition)")
            return
        }
    }

    @Test("ends a chain of messages that never ends")
    func hops() {
        let deep = MessageHeaders(hop: MessageHeaders.hopMaximum + 1)
        #expect(triage(message(1, headers: deep)).refused.count == 1)
    }
}
