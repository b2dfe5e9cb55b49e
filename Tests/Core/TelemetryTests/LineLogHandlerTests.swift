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

    @Test("neither moves a terminal's cursor nor turns its text, in either form", arguments: LogFormat.allCases)
    func harmless(format: LogFormat) throws {
        let lines = Lines()
        let evil = "a\u{1B}[2J\u{9B}\u{7F}\u{202E}\u{2066}\u{2028}b"
        logger(format, lines).info("\(evil)", metadata: ["key": "\(evil)", "\(evil)": "x", "spaced": "\(evil) c"])
        let line = try #require(lines.all.withLock { $0 }.first)
        #expect(line.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(!line.unicodeScalars.contains { [0x202E, 0x2066, 0x2028].contains($0.value) })
        guard format == .json else { return }
        let fields = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(fields["message"] == evil && fields["key"] == evil)
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
