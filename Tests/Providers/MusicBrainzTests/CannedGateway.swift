import Gateway
import HTTPTransport
import Synchronization

/// Answers from a table of URL parts, and keeps what was asked.
final class CannedGateway: UpstreamFetching {
    private let answers: @Sendable (String) -> HTTPResponse?
    private let asked = Mutex<[UpstreamCall]>([])
    private let dropped = Mutex<[UpstreamCall]>([])

    init(_ answers: @escaping @Sendable (String) -> HTTPResponse?) { self.answers = answers }

    /// The same body to every question.
    convenience init(always body: String) { self.init { _ in .json(body) } }

    var calls: [UpstreamCall] { asked.withLock(\.self) }
    /// The endpoints whose answers were of no use.
    var forgotten: [String] { dropped.withLock { $0.map(\.endpoint) } }
    var endpoints: [String] { calls.map(\.endpoint) }

    func reset() { asked.withLock { $0.removeAll() } }

    func forget(_ call: UpstreamCall) async { dropped.withLock { $0.append(call) } }

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        asked.withLock { $0.append(call) }
        return answers(call.request.url) ?? HTTPResponse(status: 404, body: Array(#"{"error":"Not Found"}"#.utf8))
    }
}

extension HTTPResponse {
    static func json(_ body: String) -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    }
}
