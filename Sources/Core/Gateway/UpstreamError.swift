import PrintableText
public import Upstreams

/// Why a provider gave no answer, and what becomes of the message.
public struct UpstreamError: Classified, Equatable, CustomStringConvertible {
    public let upstream: UpstreamKey
    public let endpoint: String
    public let category: ErrorCategory
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

    public var code: String { "\(upstream.upstream)_\(status.map(String.init) ?? category.rawValue)" }
    public var explanation: String { "\(upstream) \(endpoint): \(detail)" }
    public var description: String { explanation }
}
