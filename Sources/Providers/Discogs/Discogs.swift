public import Catalogue
public import Gateway
import HTTPTransport
public import Settings
import Upstreams

/// Discogs as a source of credits and of links: needs a personal token.
public struct Discogs: Sendable {
    public static let source = Source("discogs")
    public static let publicURL = "https://api.discogs.com"

    static let key = UpstreamKey(source.name)

    public var source: Source { Self.source }

    let gateway: any UpstreamFetching
    let requests: DiscogsRequests

    /// - Parameters:
    ///   - gateway: Keeps the provider's limits and judges with ``DiscogsErrors/verdict(on:now:)``.
    ///   - baseURL: The public service's or a simulator's. The token goes to its host alone.
    ///   - token: A personal access token: searches are refused without one.
    ///   - userAgent: Application and version: libraries' defaults are blocked.
    public init(
        gateway: any UpstreamFetching, baseURL: String = Discogs.publicURL, token: Secret, userAgent: String
    ) {
        self.gateway = gateway
        requests = DiscogsRequests(baseURL: baseURL, token: token, userAgent: userAgent)
    }

    /// Asks and decodes. nil: there is no such thing.
    ///
    /// An answer that can't be read is not kept, so that the next try asks again.
    func answer<Value: Decodable>(_ type: Value.Type, to call: UpstreamCall) async throws -> Value? {
        let response = try await gateway.fetch(call)
        guard response.status != 404 else { return nil }
        do {
            return try JSONBody.decode(type, from: response, upstream: Self.key, endpoint: call.endpoint)
        } catch {
            await gateway.forget(call)
            throw error
        }
    }
}
