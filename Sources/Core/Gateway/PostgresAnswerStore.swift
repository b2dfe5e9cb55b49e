public import HTTPTransport
public import Postgres
import Surroundings
public import Upstreams

/// The fleet's answers in Postgres, by the database's clock. Of the headers the type of the content is kept.
///
/// - SeeAlso: `sql/core/functions/limits/keep_answer.sql`, `kept_answer.sql`, `forget_answer.sql`
public struct PostgresAnswerStore: AnswerStore {
    /// Larger answers are not kept: few are, and they cost the database more than the provider.
    static let bodyBytesMaximum = 1 << 20

    private let database: Database

    public init(database: Database) { self.database = database }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func answer(to key: AnswerKey) async throws -> HTTPResponse? {
        let rows = try await database.query("select * from linernotes.kept_answer($1)", key.bytes)
        guard let row = rows.first else { return nil }
        var headers = HTTPHeaders()
        if let type: String = try row["content_type"] { headers.append("Content-Type", type) }
        return HTTPResponse(status: try row["status"], headers: headers, body: try row["body"])
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func keep(
        _ response: HTTPResponse, for key: AnswerKey, of upstream: UpstreamKey, timeToLive: Duration
    ) async throws {
        guard response.body.count <= Self.bodyBytesMaximum else { return }
        try await database.query(
            "select linernotes.keep_answer($1, $2, $3, $4, $5, $6)", key.bytes, upstream.description, response.status,
            response.headers["Content-Type"], response.body, timeToLive.milliseconds)
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func forget(_ key: AnswerKey) async throws {
        try await database.query("select linernotes.forget_answer($1)", key.bytes)
    }
}
