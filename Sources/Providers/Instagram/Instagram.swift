public import Catalogue
public import Gateway
import HTTPTransport
public import Settings
import Upstreams

/// Instagram's business discovery: what a public professional account shows, by its handle.
///
/// Needs an account of our own and a token for it. Private accounts and persons' accounts don't show themselves.
public struct Instagram: Sendable {
    public static let source = Source("instagram")
    /// One version of the interface, so that answers keep their shape.
    public static let publicURL = "https://graph.facebook.com/v23.0"

    static let key = UpstreamKey(source.name)

    public var source: Source { Self.source }
    public var platform: String { Self.source.name }

    let gateway: any UpstreamFetching
    let requests: InstagramRequests

    /// - Parameters:
    ///   - gateway: Keeps the provider's limits and judges with ``InstagramErrors/verdict(on:)``.
    ///   - baseURL: With the version, without a slash at its end. The token goes to its host alone.
    ///   - accountID: Our own account's, on whose behalf others are looked at: digits.
    ///   - token: A user's or system user's token, with the permissions that business discovery asks for.
    public init(
        gateway: any UpstreamFetching, baseURL: String = Instagram.publicURL, accountID: String, token: Secret
    ) {
        self.gateway = gateway
        requests = InstagramRequests(baseURL: baseURL, accountID: accountID, token: token)
    }
}

extension Instagram: ProfileSource {
    /// One request. A handle that can't be one is not asked for.
    ///
    /// nil also where the account is a person's or has an age limit: Instagram answers them all alike.
    ///
    /// - Parameter handle: With or without `@`, in any case.
    /// - Throws: `UpstreamError`.
    public func profile(ofHandle handle: String) async throws -> FoundProfile? {
        guard let handle = InstagramHandle(handle) else { return nil }
        let call = requests.profile(of: handle)
        let response = try await gateway.fetch(call)
        guard (200...299).contains(response.status) else { return nil }
        do {
            let answer = try JSONBody.decode(
                DiscoveryJSON.self, from: response, upstream: Self.key, endpoint: call.endpoint)
            return answer.account.map { FoundProfile($0, handle: handle) }
        } catch {
            await gateway.forget(call)
            throw error
        }
    }
}
