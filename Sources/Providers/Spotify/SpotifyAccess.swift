import Credentials
import Gateway
import HTTPTransport
import Upstreams

/// Asks Spotify: with a token, in the largest form that is granted.
struct SpotifyAccess: Sendable {
    let gateway: any UpstreamFetching
    let requests: SpotifyRequests
    let tokens: AccessTokens
    let capabilities: Capabilities

    /// How many questions are worth asking side by side.
    var concurrencyMaximum: Int { gateway.concurrencyMaximum }

    func grants() async throws -> SpotifyGrants { SpotifyGrants(try await capabilities.values()) }

    /// Asks and decodes. nil: there is no such thing.
    ///
    /// Where the token is refused it is renewed once, and the question repeated once.
    func answer<Value: Decodable>(_ type: Value.Type, to question: SpotifyQuestion) async throws -> Value? {
        let token = try await tokens.token()
        do {
            return try await ask(type, question, token)
        } catch let error as UpstreamError where error.status == 401 {
            await tokens.invalidate(token)
            return try await ask(type, question, try await tokens.token())
        }
    }

    /// Asks for a page, in smaller sizes where Spotify refuses one, and remembers which it granted.
    ///
    /// - Parameter unknown: The size where nothing is known.
    func page<Value: Decodable>(
        _ type: Value.Type, _ paged: SpotifyGrants.Paged, unknown: Int = SpotifyLimits.pageSize,
        _ question: (_ limit: Int) -> SpotifyQuestion
    ) async throws -> (answer: Value?, limit: Int) {
        var attempt = try await grants().attempt(paged, unknown: unknown)
        while true {
            do {
                let answer = try await answer(type, to: question(attempt.limit))
                if answer != nil, let lesson = attempt.lesson { try await capabilities.record(lesson) }
                return (answer, attempt.limit)
            } catch let error as UpstreamError where error.isRefusal(400) {
                guard attempt.lower(isAboutSize: error.detail == SpotifyErrors.pageSizeReason) else { throw error }
            }
        }
    }

    /// Asks for several things by their ids, unless that is known to be refused, and remembers whether it was.
    ///
    /// What Spotify doesn't know is null in its place. A 404 or 410 to the whole is about the question: there is no such
    /// endpoint for us.
    func batch<Value: Decodable & Sendable>(
        _ type: Value.Type, _ batch: SpotifyGrants.Batch, _ question: SpotifyQuestion
    ) async throws -> BatchAnswer<Value> {
        guard try await grants().isGranted(batch) != false else { return .refused }
        do {
            if let answer = try await answer(type, to: question) {
                try await learn(batch, isGranted: true)
                return .answer(answer)
            }
        } catch let error as UpstreamError where error.isRefusal(403) || error.isRefusal(410) {}
        try await learn(batch, isGranted: false)
        return .refused
    }

    private func learn(_ batch: SpotifyGrants.Batch, isGranted: Bool) async throws {
        guard let lesson = try await grants().lesson(batch, isGranted: isGranted) else { return }
        try await capabilities.record(lesson)
    }

    /// An answer that can't be read is not kept, so that the next try asks again.
    private func ask<Value: Decodable>(
        _ type: Value.Type, _ question: SpotifyQuestion, _ token: AccessToken
    ) async throws -> Value? {
        let call = requests.call(question, token: token.reveal())
        let response = try await gateway.fetch(call)
        guard response.status != 404 else { return nil }
        do {
            return try JSONBody.decode(type, from: response, upstream: Spotify.key, endpoint: call.endpoint)
        } catch {
            await gateway.forget(call)
            throw error
        }
    }
}

/// What a question with several ids brought.
enum BatchAnswer<Value: Sendable>: Sendable {
    case answer(Value)
    /// Such questions are not granted: ask for one at a time.
    case refused
}

extension UpstreamError {
    /// Whether Spotify refused the question itself with that status; not whoever asks, and not for a while.
    func isRefusal(_ status: Int) -> Bool { self.status == status && disposition == .terminal }
}
