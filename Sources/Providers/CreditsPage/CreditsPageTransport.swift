import Browser
import HTTPTransport

/// Pages as responses: so that limiter, breaker and cache hold for a browser as they do for requests.
///
/// The body is what ``CreditsPageContract/script`` says of the page, as JSON. A page that leads elsewhere is a 303 without
/// a body.
struct CreditsPageTransport: HTTPTransport {
    let pool: BrowserPool

    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        let question = PageQuestion(
            url: request.url, selector: CreditsPageContract.selector, script: CreditsPageContract.script,
            limit: request.deadline, textMaximum: CreditsPageLimits.textMaximum)
        do {
            return HTTPResponse(try await pool.read(question))
        } catch let error as BrowserError {
            if error.code == .redirected { return HTTPResponse(status: 303) }
            throw HTTPTransportError(Self.code(error.code), error.description)
        }
    }

    private static func code(_ code: BrowserError.Code) -> HTTPTransportError.Code {
        switch code {
        case .timeout: .timeout
        case .crashed, .gone: .connectionLost
        case .unreachable: .connectionFailed
        case .tooLarge: .bodyTooLarge
        case .redirected: .redirectRefused
        case .closed: .closed
        case .refused: .responseInvalid
        case .programMissing, .launchFailed, .profileRefused: .other
        }
    }
}

extension HTTPResponse {
    fileprivate init(_ reading: PageReading) {
        self.init(status: reading.status, body: Array((reading.text ?? "").utf8))
        if reading.text != nil { headers.append("Content-Type", "application/json") }
        if let wait = reading.headers.first(where: { $0.name.lowercased() == "retry-after" }) {
            headers.append("Retry-After", wait.value)
        }
    }
}
