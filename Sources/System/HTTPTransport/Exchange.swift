/// A request on its way to the transport's thread, with whoever waits for its response.
struct Exchange: Sendable {
    struct ID: Hashable, Sendable { let number: UInt64 }

    let id: ID
    let request: HTTPRequest
    let target: RequestTarget
    /// When the whole exchange must have ended, waiting for a connection included.
    let deadline: ContinuousClock.Instant
    private let continuation: CheckedContinuation<HTTPResponse, any Error>

    init(
        id: ID, request: HTTPRequest, target: RequestTarget, deadline: ContinuousClock.Instant,
        continuation: CheckedContinuation<HTTPResponse, any Error>
    ) {
        self.id = id
        self.request = request
        self.target = target
        self.deadline = deadline
        self.continuation = continuation
    }

    func end(_ response: HTTPResponse) { continuation.resume(returning: response) }

    /// - Parameter refusal: What had come by then, where it was a refusal.
    func fail(_ code: HTTPTransportError.Code, _ sentence: String, refusal: HTTPResponse? = nil) {
        continuation.resume(throwing: HTTPTransportError(code, "\(target.authority): \(sentence)", refusal: refusal))
    }

    func cancel() { continuation.resume(throwing: CancellationError()) }
}
