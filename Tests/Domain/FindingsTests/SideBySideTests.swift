import Catalogue
import TestSupport
import Testing

@testable import Findings

@Suite(.timeLimit(.minutes(5))) struct SideBySideTests {
    private struct Failure: Error {}
    private let sources = [Source("first"), Source("second"), Source("third"), Source("fourth")]

    @Test("all are asked at once; their answers stand in the sources' order, without those not asked")
    func order() async throws {
        let time = ManualTime()
        let asking = Task { [sources] in
            try await sources.answers(from: \.self) { source -> String? in
                let seconds = ["first": 3, "second": 1, "third": 2][source.name]
                guard let seconds else { return nil }
                try await time.sleep(for: .seconds(seconds))
                if seconds == 1 { throw Failure() }
                return "\(source.name)’s"
            }
        }
        await time.untilSleeping(3)
        for _ in 0..<3 { time.advance(by: .seconds(1)) }
        let answers = try await asking.value
        #expect(answers.map(\.source.name) == ["first", "second", "third"])
        #expect(answers.map { try? $0.result.get() } == ["first’s", nil, "third’s"])
    }

    @Test("a stop is nobody's answer: it ends the asking")
    func cancelled() async throws {
        await #expect(throws: CancellationError.self) {
            try await sources.answers(from: \.self) { source -> String? in
                if source.name == "second" { throw CancellationError() }
                return source.name
            }
        }
    }
}
