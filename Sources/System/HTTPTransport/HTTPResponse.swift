/// What a server answered, whatever its status.
public struct HTTPResponse: Sendable, Equatable {
    /// The final status, 200 or above: of interim ones (100, 103) nothing is kept.
    public var status: Int
    /// The fields of the final header; trailers are dropped.
    public var headers: HTTPHeaders
    /// Decompressed.
    public var body: [UInt8]

    public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
