import FoundationEssentials
public import Logging
import PrintableText

#if canImport(Glibc)
    import Glibc
#endif

/// How log lines look.
public enum LogFormat: String, CaseIterable, Sendable {
    /// One JSON object a line, for machines.
    case json
    /// `12:30:01 warning album-discovery: sentence key=value`, for people.
    case text
}

/// Writes each record as one line to standard error, in a single write so that processes don't mix.
///
/// What providers, senders and people wrote stands in it: nothing of it moves a terminal's cursor or ends the line.
public struct LineLogHandler: LogHandler {
    /// Records below it are dropped before they reach ``log(event:)``.
    public var logLevel: Logger.Level
    /// Goes into every line; an event's own value of the same name wins.
    public var metadata: Logger.Metadata = [:]
    private let label: String
    private let format: LogFormat
    private let write: @Sendable (String) -> Void

    public init(
        label: String, level: Logger.Level, format: LogFormat,
        write: @escaping @Sendable (String) -> Void = LineLogHandler.writeToStandardError
    ) {
        self.label = label
        self.logLevel = level
        self.format = format
        self.write = write
    }

    /// One value of ``metadata``; nil: it has none of that name.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one record as one line, its fields sorted by name. A line that can't be written is dropped, for that must
    /// not stop the work.
    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
            .map { (key: $0.key, value: "\($0.value)") }.sorted { $0.key < $1.key }
        let line =
            switch format {
            case .json: json(event, fields)
            case .text: text(event, fields)
            }
        write(line + "\n")
    }

    private func text(_ event: LogEvent, _ fields: [(key: String, value: String)]) -> String {
        let time = Date().formatted(.iso8601.time(includingFractionalSeconds: false))
        let tail = fields.map { " \($0.key.cleaned)=\(Self.quotedIfNeeded($0.value))" }.joined()
        return "\(time) \(event.level) \(label): \("\(event.message)".cleaned)\(tail)"
    }

    private func json(_ event: LogEvent, _ fields: [(key: String, value: String)]) -> String {
        var pairs = [
            ("time", Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            ("level", event.level.rawValue), ("program", label),
            ("message", "\(event.message)"),
        ]
        pairs += fields.map { ($0.key, $0.value) }
        return "{" + pairs.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}"
    }

    private static func quotedIfNeeded(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isWhitespace && !scalar.isUnprintable && scalar != "\"" && scalar != "="
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return #""""# }
        return String(decoding: data, as: UTF8.self).withUnprintableEscaped
    }

    /// Writes a whole line. Where standard error is full it waits a second at most for each next piece; what can't be
    /// written then is dropped.
    public static let writeToStandardError: @Sendable (String) -> Void = { line in
        var bytes = Array(line.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if !mayTryAgain(after: errno) {
                return  // Whoever read our log is gone, or the disk is full; that must not stop the work.
            }
        }
    }

    /// Whether the stream takes the rest, perhaps after a moment: who shares it may have made it refuse to wait.
    private static func mayTryAgain(after code: Int32) -> Bool {
        guard code == EAGAIN else { return code == EINTR }
        var stream = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&stream, 1, 1_000) > 0
    }
}
