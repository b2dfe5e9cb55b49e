import ArgumentParser
import Testing

@testable import LinerKit

@Suite("dead-letters")
struct DeadLettersCommandTests {
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
