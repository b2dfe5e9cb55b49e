public import FoundationEssentials
import Postgres

/// How much of an upstream's limit is used in its current window.
public struct UpstreamWindow: Sendable, Equatable, Encodable {
    /// `upstream`, or `upstream/user`.
    public let upstream: String
    /// Requests that a window takes.
    public let capacity: Int
    /// How long a window is.
    public let windowMs: Int
    /// Requests granted in the window; 0 once it is over.
    public let used: Int
    /// When the last request was granted.
    public let lastUsed: Date
}

extension FleetQueries {
    /// The windows of all upstreams that were asked, by name, 1,000 at most.
    ///
    /// - Throws: `DatabaseError`; 42501 for logins without the operator's role.
    public func upstreamWindows() async throws -> [UpstreamWindow] {
        try await database.query(
            """
            select l.upstream, l.capacity, l.window_ms, l.updated_at,
              case when l.window_start + make_interval(secs => l.window_ms / 1000.0) > linernotes.current_time()
                then l.used else 0 end as used
            from linernotes.rate_limits l order by l.upstream limit 1000
            """
        ).map {
            UpstreamWindow(
                upstream: try $0["upstream"], capacity: try $0["capacity"], windowMs: try $0["window_ms"],
                used: try $0["used"], lastUsed: try $0["updated_at"])
        }
    }
}
