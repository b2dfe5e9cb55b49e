import HTTPTransport
import Logging
package import Messages
package import Postgres
import Queue
import Settings
import TestSupport
import Upstreams
package import WorkerRuntime

/// A worker on a database of its own, with MusicBrainz as its only source, whom nothing reaches.
package struct WorkerTrial<W: Worker>: Sendable {
    package let worker: W
    package let database: Database

    /// Runs a body with a worker, and drops its database after.
    package static func with(_ body: (WorkerTrial) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        let settings = Settings(environment: ["LINERNOTES_PROVIDERS": "musicbrainz"])
        let context = WorkerContext(
            database: test.database, settings: settings, logger: Logger(label: "trial"),
            transport: NoTransport(), workerName: "trial")
        try await body(WorkerTrial(worker: try W(context: context), database: test.database))
        try await test.drop()
    }

    /// Stores as the runtime does, and returns the messages that follow.
    package func store(_ body: W.Body, _ finding: W.Finding) async throws -> [FollowUp] {
        let found = Found(delivery: Self.delivery(body), finding: finding)
        return try await database.transaction { try await worker.store([found], in: $0) }
    }

    /// The outcome of one message that was read for the first time.
    package func outcome(of body: W.Body) async throws -> Outcome<W.Finding>? {
        let delivery = Self.delivery(body)
        return try await worker.handle([delivery])[delivery.id]
    }

    /// What handling one message found.
    ///
    /// - Throws: What it failed with.
    package func finding(of body: W.Body) async throws -> W.Finding {
        switch try await outcome(of: body) {
        case .found(let finding)?: return finding
        case .failed(let error)?: throw error
        case nil: throw CancellationError()
        }
    }

    private static func delivery(_ body: W.Body) -> Delivery<W.Body> {
        Delivery(fence: Fence(id: MessageID(rawValue: 1), readCount: 1), headers: MessageHeaders(), body: body)
    }
}

private struct NoTransport: HTTPTransport {
    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        throw HTTPTransportError(.connectionFailed, "nothing is reached in this test")
    }
}

extension Outcome {
    /// What was found; nil where it failed.
    package var finding: Finding? { if case .found(let finding) = self { finding } else { nil } }

    /// The code of the error that it failed with; nil where something was found.
    package var errorCode: String? { if case .failed(let error) = self { error.code } else { nil } }
}
