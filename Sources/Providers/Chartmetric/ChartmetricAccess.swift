import Credentials
import Gateway
import HTTPTransport
import Synchronization
import Upstreams

/// Asks Chartmetric with the fleet's token, and remembers which endpoints the plan does not hold.
final class ChartmetricAccess: Sendable {
    let gateway: any UpstreamFetching
    let requests: ChartmetricRequests
    private let tokens: AccessTokens
    private let outsidePlan = Mutex<Set<ChartmetricEndpoint>>([])

    init(gateway: any UpstreamFetching, requests: ChartmetricRequests, tokens: AccessTokens) {
        self.gateway = gateway
        self.requests = requests
        self.tokens = tokens
    }

    /// Asks and decodes what stands in `obj`. nil: there is no such thing, or the plan does not hold the endpoint.
    ///
    /// Where the token is refused it is renewed once, and the question repeated once: refused again, it is the endpoint.
    func entries<Entry: Decodable & Sendable>(
        _ type: Entry.Type, of question: ChartmetricQuestion
    ) async throws -> [Entry]? {
        guard holds(question.endpoint) else { return nil }
        let token = try await tokens.token()
        do {
            return try await ask(type, question, token)
        } catch let error as UpstreamError where error.isOutsidePlan {
            return leave(question.endpoint)
        } catch let error as UpstreamError where error.status == 401 && error.endpoint == question.endpoint.rawValue {
            await tokens.invalidate(token)
            let renewed = try await tokens.token()
            do {
                return try await ask(type, question, renewed)
            } catch let error as UpstreamError where error.status == 401 {
                return leave(question.endpoint)
            }
        }
    }

    /// False once it was refused: it is not asked for again as long as this process runs.
    func holds(_ endpoint: ChartmetricEndpoint) -> Bool { outsidePlan.withLock { !$0.contains(endpoint) } }

    private func leave<Entry>(_ endpoint: ChartmetricEndpoint) -> [Entry]? {
        _ = outsidePlan.withLock { $0.insert(endpoint) }
        return nil
    }

    private func ask<Entry: Decodable & Sendable>(
        _ type: Entry.Type, _ question: ChartmetricQuestion, _ token: AccessToken
    ) async throws -> [Entry]? {
        let call = requests.call(question, token: token.reveal())
        let response = try await gateway.fetch(call)
        guard response.status != 404 else { return nil }
        do {
            return try JSONBody.decode(
                EnvelopeJSON<Entry>.self, from: response, upstream: Chartmetric.key, endpoint: call.endpoint
            ).entries
        } catch {
            await gateway.forget(call)
            throw error
        }
    }
}

extension UpstreamError {
    fileprivate var isOutsidePlan: Bool { status == 401 && detail == ChartmetricErrors.planReason }
}
