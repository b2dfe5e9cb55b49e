public import Catalogue
import Gateway
import HTTPTransport
import Upstreams

/// Genius as source of credits and of links: its pages are written by its readers, its API needs a token.
public struct Genius: Sendable {
    public static let source = Source("genius")
    public static let publicURL = "https://api.genius.com"

    static let key = UpstreamKey(source.name)

    public var source: Source { Self.source }

    let gateway: any UpstreamFetching
    let requests: GeniusRequests

    /// Asks and decodes. nil: there is no such thing.
    ///
    /// An answer that can't be read is not kept, so that the next try asks again.
    func answer<Value: Decodable>(_ type: Value.Type, to call: UpstreamCall) async throws -> Value? {
        let response = try await gateway.fetch(call)
        guard response.status != 404 else { return nil }
        do {
            return try JSONBody.decode(
                GeniusEnvelope<Value>.self, from: response, upstream: Self.key, endpoint: call.endpoint
            ).response
        } catch {
            await gateway.forget(call)
            throw error
        }
    }
}
