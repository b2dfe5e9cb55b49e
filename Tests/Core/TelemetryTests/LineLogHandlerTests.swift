import FoundationEssentials
import Logging
import Settings
import Synchronization
import Telemetry
import Testing

@Suite("A log line")
struct LineLogHandlerTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func logger(_ format: LogFormat, _ lines: Lines, level: Logger.Level = .info) -> Logger {
        Logger(label: "album-discovery") {
            LineLogHandler(label: $0, level: level, format: format) { line in lines.all.withLock { $0.append(line) } }
        }
    }

    @Test("is one JSON object for machines, whatever is in it")
    func json() throws {
        let lines = Lines()
        logger(.json, lines).warning("two\nlines \"quoted\"", metadata: ["code": "a=b", "n": "\(3)"])
        let line = try #require(lines.all.withLock { $0 }.first)
        #expect(line.last == "\n" && line.dropLast().allSatisfy { !$0.isNewline })
        let fields = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(fields["message"] == "two\nlines \"quoted\"")
        #expect(fields["level"] == "warning" && fields["program"] == "album-discovery")
        #expect(fields["code"] == "a=b" && fields["n"] == "3")
    }

    @Test("is one line of text for people, whatever is in it")
    func text() throws {
        let lines = Lines()
        logger(.text, lines).info("done\nand done", metadata: ["b": "x y", "a": "1"])
        let line = try #require(lines.all.withLock { $0 }.first)
        #expect(line.hasSuffix(#"info album-discovery: done and done a=1 b="x y""# + "\n"))
    }

    @Test("is left out below the level")
    func level() {
        let lines = Lines()
        logger(.text, lines, level: .error).warning("quiet")
        #expect(lines.all.withLock { $0 }.isEmpty)
    }

    @Test("shows no secret that was put into its metadata")
    func secret() throws {
        let lines = Lines()
        logger(.json, lines).info("x", metadata: ["token": "\(Secret("hunter2"))"])
        #expect(try #require(lines.all.withLock { $0 }.first).contains("***"))
    }

    @Test("has a level that the environment may name, and an error that names the variable")
    func environment() throws {
        let debug = try makeLogger("x", Settings(environment: ["LINERNOTES_LOG_LEVEL": "debug"]))
        #expect(debug.logLevel == .debug)
        let error = #expect(throws: ConfigurationError.self) {
            try makeLogger("x", Settings(environment: ["LINERNOTES_LOG_LEVEL": "loud"]))
        }
        #expect(error?.variable == "LINERNOTES_LOG_LEVEL")
    }
}
