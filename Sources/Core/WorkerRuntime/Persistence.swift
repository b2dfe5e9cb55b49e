import Backoff
import Logging
import Postgres
import Surroundings
import Upstreams

/// Keeps on when the database stumbles: what it runs must be harmless when run twice.
enum Persistence {
    static let triesMaximum = 8

    static func retry<Value: Sendable>(
        _ surroundings: Surroundings, _ logger: Logger, tries: Int = triesMaximum,
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        for attempt in 1..<tries {
            do {
                return try await body()
            } catch let error as DatabaseError where error.isRetryable {
                logger.warning("the database stumbled; trying again", metadata: ["error": "\(error)"])
                try await surroundings.time.sleep(
                    for: Backoff.database.delay(attempt: attempt, random: surroundings.random()))
            }
        }
        return try await body()
    }
}

extension Backoff {
    /// For the database: 50 ms, doubling, at most 2 s.
    static let database = Backoff(base: .milliseconds(50), maximum: .seconds(2))
}
