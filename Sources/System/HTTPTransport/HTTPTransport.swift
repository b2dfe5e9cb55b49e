/// Sends one request and returns one response: no retry, no redirect to another host, no cache.
public protocol HTTPTransport: Sendable {
    /// Performs the request.
    ///
    /// Cancelling the task aborts the transfer and throws `CancellationError`.
    ///
    /// - Throws: ``HTTPTransportError`` when no complete response came; any HTTP status is a response.
    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse
}
