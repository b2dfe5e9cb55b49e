import FoundationEssentials
import HTTPTransport
import Synchronization

@testable import Discogs
@testable import Gateway

/// Answers from a table of URL parts, keeps what was asked, and draws the consequences as the real gateway does.
final class CannedGateway: UpstreamFetching {
    private let answers: @Sendable (String) -> HTTPResponse?
    private let asked = Mutex<[UpstreamCall]>([])
    private let dropped = Mutex<[UpstreamCall]>([])

    /// - Parameter answers: By the URL behind the host; nil: there is no such thing.
    init(_ answers: @escaping @Sendable (String) -> HTTPResponse?) { self.answers = answers }

    /// The paths that were asked for, in order.
    var paths: [String] { asked.withLock { $0.map { Self.path(of: $0) } } }
    var calls: [UpstreamCall] { asked.withLock(\.self) }
    /// The endpoints whose answers were of no use.
    var forgotten: [String] { dropped.withLock { $0.map(\.endpoint) } }

    func forget(_ call: UpstreamCall) async { dropped.withLock { $0.append(call) } }

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        asked.withLock { $0.append(call) }
        let response = answers(Self.path(of: call)) ?? .json(#"{"message":"Not found."}"#, status: 404)
        let exchange = Exchange(key: Discogs.key, endpoint: call.endpoint)
        let consequence = exchange.consequence(of: response, DiscogsErrors.verdict(on: response, now: Date()))
        if let error = consequence.error { throw error }
        return response
    }

    private static func path(of call: UpstreamCall) -> String {
        String(call.request.url.dropFirst("https://discogs.test".count))
    }
}

extension HTTPResponse {
    static func json(_ body: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    }

    static let queryTimeout = HTTPResponse.json(
        #"{"message":"Query time exceeded. Please try a simpler query."}"#, status: 500)
}
