import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite("The pool")
struct ConnectionPoolTests {
    @Test("never opens more connections than it may")
    func bound() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 3 }) { database in
            let pids = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await database.query("select pg_backend_pid() as pid, pg_sleep(0.002)")[0]["pid"]
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(pids.count == 3)
            #expect(database.connectionCount == 3)
        }
    }

    @Test("serves who waits longest first")
    func fairness() async throws {
        let pool = ConnectionPool(try await configuration(maximum: 1), logger: nil)
        let held = try await pool.acquire()
        let order = Order()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let connection = try await pool.acquire()
                    order.numbers.withLock { $0.append(number) }
                    pool.release(connection)
                }
                while pool.waiterCount <= number { await Task.yield() }
            }
            pool.release(held)
            try await group.waitForAll()
        }
        #expect(order.numbers.withLock { $0 } == Array(0..<8))
        await pool.close()
    }

    @Test("a cancelled wait ends at once and takes no connection with it")
    func cancelledWait() async throws {
        let pool = ConnectionPool(try await configuration(maximum: 1), logger: nil)
        let held = try await pool.acquire()
        let waiting = Task { try await pool.acquire() }
        while pool.waiterCount == 0 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
        #expect(pool.waiterCount == 0)
        pool.release(held)
        pool.release(try await pool.acquire())
        await pool.close()
    }

    @Test("a wait that was cancelled before it began ends too")
    func cancelledBeforeWait() async throws {
        let pool = ConnectionPool(try await configuration(maximum: 1), logger: nil)
        let held = try await pool.acquire()
        let waiting = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await pool.acquire()
        }
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
        pool.release(held)
        await pool.close()
    }

    @Test("a wait ends with the acquire timeout and says what was short")
    func exhausted() async throws {
        try await SharedDatabase.withDatabase({
            $0.connectionsMaximum = 1
            $0.acquireTimeout = .milliseconds(50)
        }) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.withConnection { _ in try await database.query("select 1") }
            }
            #expect(error?.code == .poolExhausted)
            #expect(error?.isRetryable == true)
            let rows = try await database.query("select 1")
            #expect(rows.count == 1)
        }
    }

    @Test("closing ends the waits, and every later call")
    func closing() async throws {
        let pool = ConnectionPool(try await configuration(maximum: 1), logger: nil)
        let held = try await pool.acquire()
        let waiting = Task { try await pool.acquire() }
        while pool.waiterCount == 0 { await Task.yield() }
        await pool.close()
        for attempt in [waiting, Task { try await pool.acquire() }] {
            let error = await #expect(throws: DatabaseError.self) { _ = try await attempt.value }
            #expect(error?.code == .closed)
        }
        pool.release(held)
        #expect(pool.count == 0)
    }

    @Test("a refused connection gives its place back")
    func placeGivenBack() async throws {
        let pool = ConnectionPool(
            DatabaseConfiguration(connectionString: "host=/nowhere", connectionsMaximum: 1, acquireTimeout: .zero),
            logger: nil)
        for _ in 0..<3 { await #expect(throws: DatabaseError.self) { try await pool.acquire() } }
        #expect(pool.count == 0)
    }

    @Test("delays between tries grow from 50 ms to 2 s and are spread")
    func delays() {
        var longest = RetryDelay()
        let delays = (0..<8).map { _ in longest.next { $0.upperBound } }
        #expect(delays.first == .milliseconds(100))
        #expect(delays.last == .seconds(2))
        var shortest = RetryDelay()
        #expect((0..<8).map { _ in shortest.next { $0.lowerBound } }.allSatisfy { $0 == .milliseconds(50) })
    }

    @Test("more statements at work than the machine has cores hold up nobody")
    func cooperativePool() async throws {
        let count = max(64, 8 * ProcessInfo.processInfo.activeProcessorCount)
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = count }) { database in
            try await database.query("select pg_advisory_lock_shared(4711)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<count { group.addTask { try await database.query("select pg_sleep(600)") } }
                try await SharedDatabase.wait(
                    until:
                        "select count(*) >= $1::int from pg_stat_activity where query = 'select pg_sleep(600)' and state = 'active'",
                    count)
                // All of them wait now; on blocked threads this would never run.
                let sum = await withTaskGroup(of: Int.self) { others in
                    for number in 0..<1_000 {
                        others.addTask {
                            await Task.yield(); return number
                        }
                    }
                    return await others.reduce(0, +)
                }
                #expect(sum == 499_500)
                group.cancelAll()
                while let result = await group.nextResult() {
                    #expect(throws: CancellationError.self) { try result.get() }
                }
            }
        }
    }

    @Test("two hundred clients opened and closed leave no thread and no descriptor behind")
    func leaks() async throws {
        // In a process of its own: here, other tests open and close theirs at the same time.
        await #expect(processExitsWith: .success) {
            let string = try await TestServer.shared.connectionString()
            func openAndClose() async throws {
                let database = Database(DatabaseConfiguration(connectionString: string))
                try await database.query("select 1")
                await database.close()
            }
            for _ in 0..<5 { try await openAndClose() }
            let before = try Usage.now()
            for _ in 0..<200 { try await openAndClose() }
            // Threads end a moment after their connection.
            for _ in 0..<1_000 where try before < Usage.now() { try await Task.sleep(for: .milliseconds(5)) }
            let after = try Usage.now()
            precondition(!(before < after), "\(after) after \(before)")
        }
    }

    private final class Order: Sendable { let numbers = Mutex<[Int]>([]) }

    private func configuration(maximum: Int) async throws -> DatabaseConfiguration {
        DatabaseConfiguration(
            connectionString: try await SharedDatabase.connectionString(), connectionsMaximum: maximum)
    }
}

/// The threads and descriptors of this process.
private struct Usage: Comparable {
    let threads: Int
    let descriptors: Int

    static func now() throws -> Usage {
        func count(_ folder: String) throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(folder)").count
        }
        return Usage(threads: try count("task"), descriptors: try count("fd"))
    }

    /// More of either, by more than the runtime's own coming and going.
    static func < (left: Usage, right: Usage) -> Bool {
        left.threads + 10 < right.threads || left.descriptors + 10 < right.descriptors
    }
}
