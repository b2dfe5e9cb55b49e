import AnswersTestSupport
import FoundationEssentials
import Queue
import TestSupport
import Testing

@testable import LinerKit

@Suite("dead-letters redrive")
struct DeadLettersRedriveCommandTests {
    private func letters(
        of artists: [String] = ["A", "B", "C", "D", "E"], _ body: (DeadLetters) async throws -> Void
    ) async throws {
        try await CatalogueSample.with { database in
            for artist in artists { try await DeadLetterSample.give(database, artist: artist) }
            try await body(DeadLetters(database))
        }
    }

    private let notFound = DeadLetters.Filter(category: "not_found")

    @Test("a redrive sends back all that match in chunks, up to its limit, and goes on where it was stopped")
    func redrive() async throws {
        try await letters { letters in
            let counts = Locked<[Int]>([])
            let redrive = PacedRedrive(letters: letters, filter: notFound, limit: 3, chunkSize: 2)
            #expect(try await redrive.run { count in counts.withLock { $0.append(count) } }.count == 3)
            #expect(counts.value == [2, 3])
            let rest = try await PacedRedrive(letters: letters, filter: notFound, perSecond: 0.5).run()
            #expect(rest.count == 2)
            let (first, last) = (try #require(rest.first), try #require(rest.last))
            #expect(last.dueAt.timeIntervalSince(first.dueAt) == 2)
            #expect(try await letters.list().isEmpty)
            #expect(try await PacedRedrive(letters: letters, filter: notFound).run().isEmpty)
        }
    }

    @Test("a redrive that is cancelled stops between two chunks")
    func cancelled() async throws {
        try await letters { letters in
            let redrive = PacedRedrive(letters: letters, filter: notFound, chunkSize: 2)
            let running = Task {
                try await redrive.run { _ in withUnsafeCurrentTask { $0?.cancel() } }
            }
            await #expect(throws: CancellationError.self) { try await running.value }
            let left = try await letters.list().count
            #expect(left == 3)
        }
    }

    @Test("what was redriven at a rate says when the last becomes visible")
    func summary() {
        let now = Date(timeIntervalSince1970: 1_780_000_000)
        func summary(_ seconds: Double...) -> String {
            DeadLettersRedriveCommand.summary(
                seconds.map { .init(id: 1, dueAt: now.addingTimeInterval($0)) }, now: now)
        }
        #expect(summary() == "0 messages sent back.")
        #expect(summary(0) == "1 message sent back.")
        #expect(
            summary(0, 60, 119)
                == "3 messages sent back; the last becomes visible in 1 min 59 s, at 2026-05-28 20:28:39 UTC.")
    }
}
