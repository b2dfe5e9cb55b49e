/// One HTTP request: what goes out, and the bounds on what may come back.
public struct HTTPRequest: Sendable, Equatable {
    /// What may be asked of a server; a response to ``head`` has no body.
    public enum Method: String, Sendable { case get = "GET", post = "POST", head = "HEAD" }

    /// `GET` where nothing else is said.
    public var method: Method
    /// Absolute, `https` or `http`, already percent-encoded.
    public var url: String
    /// Sent as they stand here. A field name or a value that would break its line fails the request.
    public var headers: HTTPHeaders
    /// Sent as it is; a `Content-Type` goes along only where ``headers`` has one. nil: none, or an empty one of a
    /// `POST`.
    public var body: [UInt8]?
    /// Time for the whole exchange: resolve, connect, send and receive.
    public var deadline: Duration
    /// Most bytes accepted after decompression. One more is ``HTTPTransportError/Code/bodyTooLarge``.
    public var bodyBytesMaximum: Int

    public init(
        method: Method = .get, url: String, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8]? = nil,
        deadline: Duration = .seconds(30), bodyBytesMaximum: Int = 16 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.bodyBytesMaximum = bodyBytesMaximum
    }
}
