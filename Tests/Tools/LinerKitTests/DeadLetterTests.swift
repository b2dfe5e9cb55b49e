import ArgumentParser
import FoundationEssentials
import Messages
import Postgres
import Queue
import TestSupport
import Testing

@testable import LinerKit

@Suite("Dead letters as a place to work")
struct DeadLetterTests {
    private func letters(
        of artists: [String] = ["A", "B", "C", "D", "E"],
        _ body: (DeadLetters, Database) async throws -> Void
    ) async throws {
        try await CatalogueSample.with { database in
            for artist in artists { try await DeadLetterSample.give(database, artist: artist) }
            try await body(DeadLetters(database), database)
        }
    }

    private let notFound = DeadLetters.Filter(category: "not_found")

    @Test("a redrive sends back all that match in chunks, up to its limit, and goes on where it was stopped")
    func redrive() async throws {
        try await letters { letters, _ in
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
        try await letters { letters, _ in
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

    @Test("a filter by fingerprint finds what the analysis counts")
    func fingerprint() async throws {
        try await letters { letters, database in
            let cause = try #require(try await letters.analysis().first)
            #expect(cause.fingerprint == "artist_discovery/not_found/artist_not_found")
            #expect([cause.count, cause.waiting, cause.redriven, cause.cameBack] == [5, 5, 0, 0])
            let filter = DeadLetters.Filter(fingerprint: cause.fingerprint)
            #expect(try await letters.list(filter).count == 5)
            #expect(try await letters.count(filter).count == 5)
            #expect(try await letters.list(.init(fingerprint: "artist_discovery")).isEmpty)
        }
    }

    @Test("the analysis and the list fit 80 columns; the analysis ends with what to do")
    func tables() async throws {
        try await letters(of: ["A"]) { letters, _ in
            let lines = DeadLetterCauseAnswer.lines(
                try await letters.analysis().map(DeadLetterCauseAnswer.init), width: 80)
            #expect(lines.prefix(4).allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(lines[1].hasSuffix("artist_discovery/not_found/artist_not_found"))
            #expect(lines[3].hasPrefix("Next, for example 1: musicbrainz has no artist"))
            #expect(lines[4].hasSuffix("liner dead-letters edit 1 --message FILE"))
            let table = DeadLetterAnswer.table(try await letters.list().map(DeadLetterAnswer.init))
            #expect(table.lines(width: 80).allSatisfy { DisplayWidth.of($0) <= 80 })
        }
    }

    @Test("a corrected letter shows that it was sent back so, as which message and by whom")
    func edited() async throws {
        try await letters(of: ["A"]) { letters, database in
            let sent = try #require(try await letters.redrive(1, as: #"{"artistName": "B"}"#))
            #expect(try await letters.redrive(1, as: "{}") == nil)
            let answer = DeadLetterAnswer(try #require(try await letters.letter(1)))
            #expect(answer.message == #"{"artistName": "A"}"#)
            let ending = try #require(answer.lines.last)
            #expect(ending.hasPrefix("sent back ") && ending.contains(" as message \(sent) by "))
            #expect(ending.hasSuffix(", corrected"))
        }
    }

    @Test("the history is a line for each return, in UTC")
    func history() {
        let json = """
            [{"at": "2026-11-21T09:30:01.25+01:00", "read_ct": 1, "outcome": "fail", "category": "network",
              "code": "timeout", "error": "too late"},
             {"at": "2026-11-21T08:31:00+00:00", "read_ct": 2, "outcome": "defer", "category": "shutdown",
              "code": "shutdown", "error": "the worker stopped"}]
            """
        #expect(
            DeadLetterHistory.lines(json) == [
                "history   2026-11-21 08:30:01  read 1: failed, network/timeout: too late",
                "          2026-11-21 08:31:00  read 2: put off, shutdown/shutdown: the worker stopped",
            ])
        #expect(DeadLetterHistory.lines("[]") == ["history   none"])
        #expect(DeadLetterHistory.lines("{}") == ["history   {}"])
    }

    @Test("a message that kills its worker says why it was given up")
    func poison() async throws {
        try await CatalogueSample.with { database in
            _ = try await Discoveries(database).start(.name("A"))
            try await database.query(
                """
                select linernotes.dead_letter('artist_discovery', array[msg_id], array[read_ct], array[
                  '{"category": "poison", "code": "deliveries_exhausted", "error": "5 deliveries ended in nothing"}'::jsonb])
                from linernotes.read('artist_discovery', 1, 60)
                """)
            let lines = DeadLetterAnswer(try #require(try await DeadLetters(database).letter(1))).lines
            #expect(lines.contains("error     5 deliveries ended in nothing"))
            #expect(lines.contains("cause     artist_discovery/poison/deliveries_exhausted"))
        }
    }

    @Test("a discard by filter deletes what was counted, and nothing that died since")
    func discard() async throws {
        try await letters { letters, database in
            let found = try await letters.count(notFound)
            try await DeadLetterSample.give(database, artist: "later")
            let gone = try await letters.discard(matching: notFound, upTo: found.newest)
            #expect(gone.count == 5)
            #expect(try await letters.list(everything: true).map(\.id) == [6])
        }
    }

    @Test("a discard by filter leaves what was sent back, unless it is asked to take all")
    func discardEverything() async throws {
        try await letters(of: ["A", "B"]) { letters, _ in
            _ = try await letters.redrive([1])
            #expect(try await letters.discard(matching: notFound, upTo: 9) == [2])
            #expect(try await letters.count(notFound, everything: true).count == 1)
            #expect(try await letters.discard(matching: notFound, everything: true, upTo: 9) == [1])
        }
    }

    @Test("a message to edit is read from its file, and what is no JSON is refused")
    func file() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder + "/message.json"
            try Data(#"{"artistName": "A"}"#.utf8).write(to: URL(filePath: path))
            #expect(try JSONFile.text(path) == #"{"artistName": "A"}"#)
            for bytes in [Data("{".utf8), Data(), Data([0xFF, 0xFE])] {
                try bytes.write(to: URL(filePath: path))
                #expect(throws: ToolError.self) { try JSONFile.text(path) }
            }
            #expect(throws: ToolError.self) { try JSONFile.text(folder + "/none") }
        }
    }

    @Test(
        "commands name ids or a filter, and not both",
        arguments: [
            (["redrive"], false), (["redrive", "1"], true), (["redrive", "1", "--queue", "q"], false),
            (["redrive", "--queue", "q", "--rate", "10", "--limit", "5"], true),
            (["redrive", "1", "--rate", "1"], false),
            (["redrive", "--category", "c", "--rate", "0"], false), (["discard"], false),
            (["discard", "--fingerprint", "f"], true), (["discard", "1", "--category", "c"], false),
            (["edit", "1", "--message", "-", "--headers", "-"], false), (["edit", "1", "--message", "-"], true),
        ])
    func arguments(arguments: [String], isRight: Bool) {
        #expect(((try? DeadLettersCommand.parseAsRoot(arguments)) != nil) == isRight)
    }
}
