import HTTPTransport
import Settings
import Synchronization

@testable import Gateway
@testable import Instagram

/// Gives one answer, keeps what was asked, and draws the consequences as the real gateway does.
final class CannedGateway: UpstreamFetching {
    private let response: HTTPResponse
    private let asked = Mutex<[UpstreamCall]>([])
    private let dropped = Mutex(0)

    init(_ response: HTTPResponse) { self.response = response }

    var calls: [UpstreamCall] { asked.withLock(\.self) }
    var forgotten: Int { dropped.withLock(\.self) }

    func forget(_ call: UpstreamCall) async { dropped.withLock { $0 += 1 } }

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        asked.withLock { $0.append(call) }
        let exchange = Exchange(key: Instagram.key, endpoint: call.endpoint)
        let consequence = exchange.consequence(of: response, InstagramErrors.verdict(on: response))
        if let error = consequence.error { throw error }
        return response
    }
}

extension Instagram {
    /// Asks that gateway.
    static func asking(_ gateway: CannedGateway) -> Instagram {
        Instagram(
            gateway: gateway, baseURL: "https://graph.test/v23.0", accountID: "17841400000000000", token: Secret("hush")
        )
    }
}

extension HTTPResponse {
    static func json(_ body: String, status: Int = 200, headers: HTTPHeaders = HTTPHeaders()) -> HTTPResponse {
        var all = headers
        all.append("Content-Type", "application/json; charset=UTF-8")
        return HTTPResponse(status: status, headers: all, body: Array(body.utf8))
    }
}
