/// One HTTP request: what goes out, and the bounds on what may come back.
public struct HTTPRequest: Sendable, Equatable {
    public enum Method: String, Sendable { case get = "GET", post = "POST", head = "HEAD" }

    public var method: Method
    /// Absolute, `https` or `http`, already percent-encoded.
    public var url: String
    public var headers: HTTPHeaders
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
