public import Catalogue
public import Gateway
import HTTPTransport
import Upstreams

/// MusicBrainz as catalogue, as source of credits and of links: needs no key.
public struct MusicBrainz: Sendable {
    public static let source = Source("musicbrainz")
    public static let publicURL = "https://musicbrainz.org/ws/2/"

    static let key = UpstreamKey(source.name)

    public var source: Source { Self.source }

    let gateway: any UpstreamFetching
    let requests: MusicBrainzRequests
    let spacing: Duration

    /// - Parameters:
    ///   - gateway: Keeps the provider's limits and judges with ``MusicBrainzErrors/judge``.
    ///   - baseURL: Up to and with `/ws/2`: the public service, a mirror or a simulator.
    ///   - userAgent: Application, version and a contact, as `LinerNotes/0.1 ( https://… )`: others are
    ///     slowed down or blocked.
    ///   - spacing: Least time between two requests that the gateway keeps: for plans.
    public init(
        gateway: any UpstreamFetching, baseURL: String = MusicBrainz.publicURL, userAgent: String,
        spacing: Duration = .seconds(1)
    ) {
        self.gateway = gateway
        self.spacing = spacing
        requests = MusicBrainzRequests(baseURL: baseURL, userAgent: userAgent)
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
