import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite("A listener")
struct ListenerTests {
    @Test("hears what is notified on its channels, whatever their names, in order")
    func hears() async throws {
        let database = try await SharedDatabase.database()
        let odd = "Odd \"channel\" \(UUID())"
        let listener = try await database.listen(to: [odd, "plain"])
        for number in 0..<3 { try await database.query("select pg_notify($1, $2)", odd, "\(number)") }
        var heard: [Listener.Event] = []
        for await event in listener {
            heard.append(event)
            if heard.count == 3 { break }
        }
        #expect(heard == (0..<3).map { .notification(Notification(channel: odd, payload: "\($0)")) })
        await listener.close()
    }

    @Test("survives a terminated backend, says that it reconnected, and runs its statements again")
    func reconnects() async throws {
        let database = try await SharedDatabase.database()
        let channel = "c\(UUID())"
        let listener = try await database.listen(
            to: [channel], onConnect: [Statement("select pg_notify($1, pg_backend_pid()::text)", channel)])
        var events = listener.makeAsyncIterator()
        guard case .notification(let first)? = await events.next() else { Issue.record("heard nothing"); return }
        try await database.query("select pg_terminate_backend($1::int)", first.payload)
        #expect(await events.next() == .reconnected)
        guard case .notification(let second)? = await events.next() else { Issue.record("heard nothing"); return }
        #expect(second.payload != first.payload)
        await listener.close()
        #expect(await events.next() == nil)
    }

    @Test("closing ends a wait")
    func closing() async throws {
        let database = try await SharedDatabase.database()
        let listener = try await database.listen(to: ["c\(UUID())"])
        let waiting = Task {
            var events = listener.makeAsyncIterator()
            return await events.next()
        }
        await Task.yield()
        await listener.close()
        #expect(await waiting.value == nil)
    }

    @Test("cancelling its task ends the sequence")
    func cancelling() async throws {
        let database = try await SharedDatabase.database()
        let listener = try await database.listen(to: ["c\(UUID())"])
        let waiting = Task {
            var count = 0
            for await _ in listener { count += 1 }
            return count
        }
        waiting.cancel()
        #expect(await waiting.value == 0)
        await listener.close()
    }

    @Test("fails when the first connection does")
    func noServer() async throws {
        let database = try await SharedDatabase.database()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.listen(to: ["c"], direct: "host=/nowhere")
        }
        #expect(error?.code == .connectionFailed)
    }
}
