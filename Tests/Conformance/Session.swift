import Logging
import Postgres
import TestSupport
import Testing

/// One session with a database, which hears what the server says besides its answers.
struct Session: Sendable {
    private let database: Database
    private let heard: Locked<[String]>

    init(_ connectionString: String) {
        let heard = Locked<[String]>([])
        var logger = Logger(label: "conformance") { _ in NoticeCollector(heard: heard) }
        logger.logLevel = .debug
        self.heard = heard
        database = Database(
            DatabaseConfiguration(connectionString: connectionString, connectionsMaximum: 1), logger: logger)
    }

    func close() async { await database.close() }

    /// Keeps one connection for the body, so that a transaction may span its steps.
    func hold(_ body: @Sendable (Connection) async throws -> Void) async throws {
        try await database.withConnection(body)
    }

    func perform(_ step: Step, on connection: Connection, in place: String) async {
        heard.withLock { $0 = [] }
        let place = Comment(rawValue: "\(place): \(step.sql)")
        do {
            switch step.answer {
            case .columns(let expected):
                try await connection.query("create or replace temp view shape as \(step.sql)")
                let found = try await connection.query(Self.shape)
                try await connection.query("drop view pg_temp.shape")
                let columns = try found[0][0, as: String.self]
                #expect(columns == expected, place)
            case .rows(let expected):
                let found = try await rows(step.sql, on: connection)
                #expect(found == expected, place)
            case .failure(let sqlState, let message):
                let rows = try await rows(step.sql, on: connection)
                Issue.record("answered \(rows) instead of \(sqlState) \(message); \(place)")
            case .notices(let expected):
                _ = try await connection.query(step.sql)
                #expect(heard.value == expected, place)
            case .anything:
                _ = try await connection.query(step.sql)
            }
        } catch let error as DatabaseError {
            if case .failure(let sqlState, let message) = step.answer {
                #expect(error.sqlState?.rawValue == sqlState, place)
                #expect(error.message == message, place)
            } else {
                Issue.record(error, place)
            }
        } catch {
            Issue.record(error, place)
        }
    }

    private func rows(_ sql: String, on connection: Connection) async throws -> [String] {
        try await connection.query(sql).map { row in
            try row.columns.indices.map { try row[$0, as: String?.self] ?? "null" }.joined(separator: "|")
        }
    }

    private static let shape = """
        select string_agg(a.attname || ' ' || format_type(a.atttypid, null), ', ' order by a.attnum)
        from pg_attribute a where a.attrelid = 'pg_temp.shape'::regclass and a.attnum > 0
        """
}

/// Collects the server's notices and warnings from what the connection logs.
private struct NoticeCollector: LogHandler {
    let heard: Locked<[String]>
    var logLevel = Logger.Level.debug
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        guard event.message == "postgres notice", let said = event.metadata, let severity = said["severity"],
            let message = said["message"]
        else { return }
        heard.withLock { $0.append("\(severity): \(message)") }
    }
}
