import ConcurrentMap
public import FoundationEssentials
import Gateway
import HTTPTransport
public import Publishing
import Settings
import Upstreams

/// The MLC's public search: the US registry of mechanical rights, by ISRC. Needs an account that The MLC grants.
///
/// - SeeAlso: `https://public-api.themlc.com/api/doc`; what its document leaves open was reported by clients up to 2026-10.
public struct MLC: Sendable {
    public static let name = "mlc"
    public static let publicURL = "https://public-api.themlc.com"

    static let key = UpstreamKey(name)

    let gateway: any UpstreamFetching
    let requests: MLCRequests
    let tokens: MLCTokens

    init(gateway: any UpstreamFetching, requests: MLCRequests) {
        self.gateway = gateway
        self.requests = requests
        tokens = MLCTokens { try await Self.login(gateway, requests) }
    }

    /// What is registered of each ISRC: a question for each, several at a time, and one for 25 of the works they lead to.
    ///
    /// Answers may be cut without a word: they are evidence, never the whole.
    ///
    /// - Parameters:
    ///   - isrcs: In the form of `ISRC.valid`.
    ///   - now: The day that is written on the answers.
    /// - Returns: One for each, in their order.
    /// - Throws: `UpstreamError`.
    public func registrations(of isrcs: [String], now: Date = Date()) async throws -> [Registration] {
        let found = try await isrcs.concurrentMap(atMost: MLCLimits.concurrency) { isrc in
            (isrc: isrc, recordings: try await recordings(of: isrc))
        }
        let codes = Set(found.flatMap(\.recordings).compactMap(\.songCode)).sorted()
        let works = try await self.works(codes)
        return found.map { isrc, recordings in
            let known = recordings.compactMap(\.songCode).compactMap { works[$0] }
            return Registration(isrc: isrc, recordings: recordings, work: known.first, asOf: now)
        }
    }

    private func recordings(of isrc: String) async throws -> [RecordingJSON] {
        try await answer([RecordingJSON].self, to: requests.recordings(isrc: isrc)) ?? []
    }

    private func works(_ codes: [String]) async throws -> [String: WorkJSON] {
        let batches = stride(from: 0, to: codes.count, by: MLCLimits.worksOfBatch).map {
            Array(codes[$0..<min($0 + MLCLimits.worksOfBatch, codes.count)])
        }
        let works = try await batches.concurrentMap(atMost: MLCLimits.concurrency) { batch in
            try await answer([WorkJSON].self, to: requests.works(batch)) ?? []
        }
        return Dictionary(
            works.joined().compactMap { work in work.songCode.map { ($0, work) } }, uniquingKeysWith: { one, _ in one })
    }

    /// Where the token is refused it is renewed once, and the question repeated once.
    private func answer<Value: Decodable>(_ type: Value.Type, to question: MLCQuestion) async throws -> Value? {
        let token = try await tokens.token()
        do {
            return try await ask(type, question, token)
        } catch let error as UpstreamError where error.status == 401 {
            await tokens.invalidate(token)
            return try await ask(type, question, try await tokens.token())
        }
    }

    private func ask<Value: Decodable>(
        _ type: Value.Type, _ question: MLCQuestion, _ token: Secret
    ) async throws -> Value? {
        let call = requests.call(question, token: token)
        let response = try await gateway.fetch(call)
        guard response.status != 404 else { return nil }
        return try JSONBody.decode(type, from: response, upstream: key, endpoint: call.endpoint)
    }

    private var key: UpstreamKey { Self.key }

    /// A 200 may say that the login failed, too.
    private static func login(_ gateway: any UpstreamFetching, _ requests: MLCRequests) async throws -> MLCTokens.Fresh
    {
        let call = requests.login
        let answer = try JSONBody.decode(
            TokenJSON.self, from: try await gateway.fetch(call), upstream: key, endpoint: call.endpoint)
        guard let token = answer.idToken, answer.error == nil else {
            throw UpstreamError(
                upstream: key, endpoint: call.endpoint, category: .authentication, disposition: .terminal, status: 403,
                detail: "The MLC refuses the login")
        }
        return MLCTokens.Fresh(token: Secret(token), lifetime: answer.lifetime)
    }
}
