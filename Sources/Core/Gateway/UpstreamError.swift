import PrintableText
public import Upstreams

/// Why a provider gave no answer, and what becomes of the message.
public struct UpstreamError: Classified, Equatable, CustomStringConvertible {
    /// The provider that gave none.
    public let upstream: UpstreamKey
    /// The call's ``UpstreamCall/endpoint``.
    public let endpoint: String
    /// By which operators group it, and the breaker counts it.
    public let category: ErrorCategory
    /// What becomes of the message, as the provider's table or our limits decide.
    public let disposition: Disposition
    /// The HTTP status, where one came.
    public let status: Int?
    /// One sentence; no query, no header, no body.
    public let detail: String

    public init(
        upstream: UpstreamKey, endpoint: String, category: ErrorCategory, disposition: Disposition,
        status: Int? = nil, detail: String
    ) {
        self.upstream = upstream
        self.endpoint = endpoint
        self.category = category
        self.disposition = disposition
        self.status = status
        self.detail = detail.cleaned
    }

    /// `<upstream>_<status>` where a status came (`genius_503`), else `<upstream>_<category>`.
    public var code: String { "\(upstream.upstream)_\(status.map(String.init) ?? category.rawValue)" }
    /// Upstream, endpoint and ``detail``.
    public var explanation: String { "\(upstream) \(endpoint): \(detail)" }
    public var description: String { explanation }
}
