/// What a simulator counted since its start or its last reset.
public struct Score: Sendable, Equatable {
    /// Requests by service and endpoint, such as `musicbrainz/release`.
    public var requestsByEndpoint: [String: Int] = [:]
    /// Answers by status; 0 counts connections that were reset.
    public var answersByStatus: [Int: Int] = [:]
    /// Requests refused because their client had used up its window, by service.
    public var windowsExceededByService: [String: Int] = [:]
    /// Requests refused because they named no application.
    public var agentsRefused = 0
    /// Requests that came and are not answered to the end; one whose client left counts until its delay has passed.
    public var inFlight = 0
    public var inFlightMaximum = 0
    /// Faults that hit, by the word of the script.
    public var faults: [String: Int] = [:]
    /// Seconds since 1970, of the start or the last reset.
    public var startedSeconds = 0

    public var requests: Int { requestsByEndpoint.values.reduce(0, +) }
    /// Of all services.
    public var windowsExceeded: Int { windowsExceededByService.values.reduce(0, +) }

    var json: JSONValue {
        .object([
            "requests": .integer(requests), "requests_by_endpoint": Self.json(requestsByEndpoint),
            "answers_by_status": Self.json(
                Dictionary(uniqueKeysWithValues: answersByStatus.map { (String($0.key), $0.value) })),
            "windows_exceeded": .integer(windowsExceeded),
            "windows_exceeded_by_service": Self.json(windowsExceededByService),
            "agents_refused": .integer(agentsRefused),
            "in_flight": .integer(inFlight), "in_flight_maximum": .integer(inFlightMaximum),
            "faults": Self.json(faults), "started_seconds": .integer(startedSeconds),
        ])
    }

    private static func json(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: .integer($0.value)) })
    }
}

extension Fault {
    /// The word of the script.
    var name: String {
        switch self {
        case .status: "status"
        case .slowHeaders: "slow-headers"
        case .slowBody: "slow-body"
        case .truncated: "truncated"
        case .wrongTypes: "wrong-types"
        case .nullItems: "null-items"
        case .html: "html"
        case .empty: "empty"
        case .repeatedPage: "repeated-page"
        case .loopingPage: "looping-page"
        case .reset: "reset"
        case .unauthorized: "unauthorized"
        case .forbiddenBatches: "forbidden-batches"
        case .quota: "quota"
        case .developmentMode: "development-mode"
        case .page(let fault): "page=\(fault.rawValue)"
        }
    }
}
