import Synchronization
import TestSupport
import Testing

@testable import ConcurrentMap

@Suite(.timeLimit(.minutes(5))) struct ConcurrentMapTests {
    let time = ManualTime()

    @Test("what was done last may come first: the order is that of the elements")
    func order() async throws {
        let time = time
        let mapped = Task {
            try await [30, 10, 20].concurrentMap { seconds in
                try await time.sleep(for: .seconds(seconds))
                return seconds
            }
        }
        await time.untilSleeping(3)
        for _ in 0..<3 { time.advance(by: .seconds(10)) }
        #expect(try await mapped.value == [30, 10, 20])
    }

    @Test("no more at a time than are wanted, and as many as that", arguments: [1, 3, 100])
    func width(_ width: Int) async throws {
        let time = time
        let inside = Mutex((now: 0, most: 0))
        let mapped = Task {
            try await (0..<12).concurrentMap(atMost: width) { number in
                inside.withLock {
                    $0.now += 1
                    $0.most = max($0.most, $0.now)
                }
                try await time.sleep(for: .seconds(1))
                inside.withLock { $0.now -= 1 }
                return number
            }
        }
        var left = 12
        while left > 0 {
            await time.untilSleeping(min(width, left))
            time.advance(by: .seconds(1))
            left -= width
        }
        #expect(try await mapped.value == Array(0..<12))
        #expect(inside.withLock(\.most) == min(width, 12))
    }

    @Test("an error ends all: nothing is begun after it, and what had begun is cancelled")
    func error() async throws {
        struct Failure: Error {}
        let begun = Mutex<[Int]>([])
        let cancelled = Mutex(0)
        await #expect(throws: Failure.self) {
            try await (0..<9).concurrentMap(atMost: 3) { number in
                begun.withLock { $0.append(number) }
                if number == 2 { throw Failure() }
                do { try await Task.sleep(for: .seconds(600)) } catch { cancelled.withLock { $0 += 1 } }
            }
        }
        #expect(begun.withLock { $0.sorted() } == [0, 1, 2] && cancelled.withLock(\.self) == 2)
    }

    @Test("nil is a value like any other, and nothing maps to nothing", arguments: [1, 4])
    func nothing(_ width: Int) async throws {
        #expect(try await [1, 2, 3].concurrentMap(atMost: width) { $0 == 2 ? nil : $0 } == [1, nil, 3])
        #expect(try await [Int]().concurrentMap(atMost: width) { $0 } == [])
    }
}
