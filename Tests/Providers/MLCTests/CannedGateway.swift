import Foundation
import HTTPTransport
import Settings
import Synchronization
import TestSupport

@testable import Gateway
@testable import MLC

/// Gives answers by endpoint, the last one of a list again and again, and draws the consequences as the real gateway does.
final class CannedGateway: UpstreamFetching {
    private let answers: Mutex<[String: [HTTPResponse]]>
    private let asked = Mutex<[UpstreamCall]>([])

    init(_ answers: [String: [HTTPResponse]]) { self.answers = Mutex(answers) }

    var calls: [UpstreamCall] { asked.withLock(\.self) }
    func bodies(_ endpoint: String) -> [String] {
        calls.filter { $0.endpoint == endpoint }.map { String(decoding: $0.request.body ?? [], as: UTF8.self) }
    }

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        asked.withLock { $0.append(call) }
        let response = answers.withLock { answers in
            let list = answers[call.endpoint] ?? []
            if list.count > 1 { answers[call.endpoint]?.removeFirst() }
            return list.first ?? HTTPResponse(status: 404, headers: HTTPHeaders(), body: [])
        }
        let verdict = MLCErrors.verdict(on: response, now: Date())
        let consequence = Exchange(key: MLC.key, endpoint: call.endpoint).consequence(of: response, verdict)
        if let error = consequence.error { throw error }
        return response
    }
}

extension MLC {
    /// Asks that gateway.
    static func asking(_ gateway: CannedGateway) -> MLC {
        MLC(
            gateway: gateway,
            requests: MLCRequests(
                baseURL: "https://mlc.test", username: Secret("somebody"), password: Secret("hush-hush")))
    }
}

extension HTTPResponse {
    static func json(_ body: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    }

    static func recorded(_ name: String, status: Int = 200) throws -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "application/json"],
            body: try Fixtures.bytes("mlc/synthetic-\(name).json"))
    }
}
