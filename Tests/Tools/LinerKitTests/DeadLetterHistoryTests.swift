import Testing

@testable import LinerKit

@Suite("DeadLetterHistory")
struct DeadLetterHistoryTests {
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
}
