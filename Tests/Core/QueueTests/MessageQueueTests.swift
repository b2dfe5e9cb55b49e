import FleetMessages
import Messages
import Postgres
import Queue
import TestSupport
import Testing
import Upstreams

@Suite("A queue")
struct MessageQueueTests {
    private let cause = Cause(category: .upstream, code: "trouble", error: "it failed")

    private func scene(
        sending count: Int = 3, _ body: (TestDatabase, MessageQueue) async throws -> Void
    ) async throws {
        let test = try await TestDatabase.migrated()
        for number in 1...count {
            try await test.database.query(
                "select pgmq.send('artist_discovery', jsonb_build_object('artistName', $1::text))", "\(number)")
        }
        try await body(test, MessageQueue(test.database))
        try await test.drop()
    }

    private func read(_ queue: MessageQueue, limit: Int = 10) async throws -> [Message] {
        try await queue.read(.artistDiscovery, limit: limit, visibilityTimeout: .seconds(30))
    }

    private func makeVisible(_ test: TestDatabase) async throws {
        try await test.database.query("update pgmq.q_artist_discovery set vt = now() - interval '1 second'")
    }

    @Test("hands out messages sorted by id, each to one reader")
    func reading() async throws {
        try await scene { _, queue in
            let first = try await read(queue, limit: 2)
            #expect(first.map(\.json) == [#"{"artistName": "1"}"#, #"{"artistName": "2"}"#])
            #expect(first.map(\.fence.readCount) == [1, 1])
            #expect(try await read(queue).map(\.json) == [#"{"artistName": "3"}"#])
            #expect(try await read(queue).isEmpty)
        }
    }

    @Test("lets a fence settle its own delivery and no other")
    func fence() async throws {
        try await scene(sending: 1) { test, queue in
            let first = try await read(queue)[0].fence
            try await makeVisible(test)
            let second = try await read(queue)[0].fence
            #expect(second.readCount == first.readCount + 1)
            let stale = try await test.database.transaction { transaction in
                var held = try await transaction.acknowledge(.artistDiscovery, [first])
                held.formUnion(
                    try await transaction.fail(.artistDiscovery, [Return(fence: first, delay: .zero, cause: cause)]))
                held.formUnion(
                    try await transaction.defer(.artistDiscovery, [Return(fence: first, delay: .zero, cause: cause)]))
                held.formUnion(try await transaction.deadLetter(.artistDiscovery, [(first, cause)]))
                return held
            }
            #expect(stale.isEmpty)
            #expect(try await queue.extend(.artistDiscovery, [first], visibilityTimeout: .seconds(60)).isEmpty)
            let held = try await test.database.transaction { try await $0.acknowledge(.artistDiscovery, [second]) }
            #expect(held == [second.id])
        }
    }

    @Test("counts attempts for failures and deferrals apart, and tells the next reader")
    func attempts() async throws {
        try await scene(sending: 1) { test, queue in
            let first = try await read(queue)[0].fence
            _ = try await test.database.transaction {
                try await $0.fail(.artistDiscovery, [Return(fence: first, delay: .zero, cause: cause)])
            }
            let second = try await read(queue)[0]
            #expect(second.attempts == 1 && second.deferrals == 0 && second.deliveriesLost == 0)
            _ = try await test.database.transaction {
                try await $0.defer(.artistDiscovery, [Return(fence: second.fence, delay: .zero, cause: cause)])
            }
            let third = try await read(queue)[0]
            #expect(third.attempts == 1 && third.deferrals == 1 && third.deliveriesLost == 0)
            try await makeVisible(test)
            #expect(try await read(queue)[0].deliveriesLost == 1)
        }
    }

    @Test("hides a returned message for its delay")
    func delay() async throws {
        try await scene(sending: 1) { test, queue in
            let fence = try await read(queue)[0].fence
            _ = try await test.database.transaction {
                try await $0.defer(.artistDiscovery, [Return(fence: fence, delay: .seconds(3_600), cause: cause)])
            }
            #expect(try await read(queue).isEmpty)
            let seconds: Double = try await test.database.query(
                "select extract(epoch from vt - now())::float8 from pgmq.q_artist_discovery")[0][0]
            #expect((3_590...3_601).contains(seconds))
        }
    }

    @Test("keeps a dead letter with its reason and history, and sends it back once")
    func deadLetters() async throws {
        try await scene(sending: 1) { test, queue in
            let first = try await read(queue)[0].fence
            _ = try await test.database.transaction {
                try await $0.fail(.artistDiscovery, [Return(fence: first, delay: .zero, cause: cause)])
            }
            let second = try await read(queue)[0].fence
            _ = try await test.database.transaction {
                try await $0.deadLetter(
                    .artistDiscovery,
                    [(second, Cause(category: .upstream, code: "gave_up", error: "too often", countsAttempt: true))])
            }
            let letters = DeadLetters(test.database)
            let letter = try #require(try await letters.list(.init(queue: .artistDiscovery)).first)
            #expect(letter.code == "gave_up" && letter.attempts == 2 && letter.readCount == 2)
            #expect(letter.history?.contains("trouble") == true)
            #expect(try await letters.redrive([letter.id]) == [letter.id])
            #expect(try await letters.redrive([letter.id]) == [])
            #expect(try await letters.list().isEmpty)
            #expect(try await letters.list(everything: true).count == 1)
            let again = try await read(queue)[0]
            #expect(again.attempts == 0 && again.fence.readCount == 1)
        }
    }

    @Test("takes follow-ups only with the transaction that sends them")
    func followUps() async throws {
        try await scene(sending: 1) { test, _ in
            struct Undone: Error {}
            let followUp = FollowUp(AlbumDiscovery(artistId: ArtistID(rawValue: 1)), headers: MessageHeaders())
            await #expect(throws: Undone.self) {
                try await test.database.transaction { transaction in
                    try await transaction.send([followUp])
                    throw Undone()
                }
            }
            #expect(try await test.database.query("select from pgmq.q_album_discovery").isEmpty)
            try await test.database.transaction { try await $0.send([followUp, followUp]) }
            #expect(try await test.database.query("select from pgmq.q_album_discovery").count == 2)
        }
    }

    @Test("that is missing says so by our own SQLSTATE")
    func missing() async throws {
        try await scene { _, queue in
            let error = await #expect(throws: DatabaseError.self) {
                try await queue.read(QueueName(rawValue: "nobody"), limit: 1, visibilityTimeout: .seconds(1))
            }
            #expect(error?.sqlState?.rawValue == "LN001")
        }
    }
}
