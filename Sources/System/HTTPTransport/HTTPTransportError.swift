/// Why no complete response came.
public struct HTTPTransportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What stood in the way; whether trying again helps is for the caller's table to say.
    public enum Code: String, Sendable, CaseIterable {
        /// The URL is no absolute http(s) URL, or carries a user, a password or control characters.
        case urlInvalid
        case hostNotFound
        case connectionFailed
        case tlsFailed
        /// The deadline passed, or the transfer was too slow for too long.
        case timeout
        /// The connection broke in the middle, or fewer bytes came than announced.
        case connectionLost
        case bodyTooLarge
        case headersTooLarge
        /// The bytes were no valid HTTP, or their compression no valid compression.
        case responseInvalid
        /// The server pointed to another host or scheme.
        case redirectRefused
        case closed
        case other
    }

    /// The kind of failure, for code to switch on.
    public let code: Code
    /// For people; holds the host, never the query or a header.
    public let detail: String
    /// Where the server refused (status 400 and above) and only the rest of its answer was too large, broken or too
    /// slow: the status, the header fields and as much of the body as came.
    public let refusal: HTTPResponse?

    public init(_ code: Code, _ detail: String, refusal: HTTPResponse? = nil) {
        self.code = code
        self.detail = detail
        self.refusal = refusal
    }

    public var description: String { "\(code.rawValue): \(detail)" }
}
