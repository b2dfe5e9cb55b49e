/// A request of a page that waits for our word, or the headers of an answer to one.
struct PausedRequest: Decodable, Sendable, Equatable {
    struct Header: Decodable, Sendable, Equatable {
        let name: String
        let value: String
    }
    struct Request: Decodable, Sendable, Equatable { let url: String }

    let requestId: String
    let frameId: String
    let request: Request
    /// `Document`, `Script`, `Image` …
    let resourceType: String
    /// Set: it is an answer.
    var responseStatusCode: Int?
    var responseHeaders: [Header]?
    /// Set: a redirect led here.
    var redirectedRequestId: String?
}

/// What pages may load. Pure.
struct PageRules: Sendable {
    enum Decision: Equatable, Sendable {
        case proceed
        case refuse
        /// The document leads elsewhere than where it was asked for: what it would load does not matter any more.
        case refuseAsRedirect
        case refuseAsTooLarge
    }

    let origins: Set<WebOrigin>
    let documentBytesMaximum: Int

    init(_ configuration: BrowserConfiguration) {
        origins = Set(configuration.origins)
        documentBytesMaximum = configuration.documentBytesMaximum
    }

    /// Kinds without which the text of a page is the same.
    static let refusedKinds: Set<String> = [
        "Image", "Media", "Font", "TextTrack", "Ping", "CSPViolationReport", "Prefetch", "Manifest", "SignedExchange",
        "WebSocket", "EventSource",
    ]

    /// - Parameter asked: The address that our visit asked for.
    func decision(on paused: PausedRequest, asked: String) -> Decision {
        if paused.responseStatusCode != nil { return decision(onAnswer: paused) }
        guard let origin = WebOrigin(url: paused.request.url), origins.contains(origin) else {
            return paused.resourceType == "Document" ? .refuseAsRedirect : .refuse
        }
        if paused.resourceType == "Document" {
            return paused.request.url == asked ? .proceed : .refuseAsRedirect
        }
        return Self.refusedKinds.contains(paused.resourceType) ? .refuse : .proceed
    }

    private func decision(onAnswer paused: PausedRequest) -> Decision {
        let announced = paused.responseHeaders?.first { $0.name.lowercased() == "content-length" }
        guard let length = announced.flatMap({ Int($0.value) }), length > documentBytesMaximum else { return .proceed }
        return .refuseAsTooLarge
    }
}
