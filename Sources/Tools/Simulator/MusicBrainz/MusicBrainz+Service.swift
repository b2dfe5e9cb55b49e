extension MusicBrainz: SimulatedService {
    static let name = "musicbrainz"
    static let root = "/ws/2"

    func endpoint(of request: ServiceRequest) -> String { String(request.path.prefix { $0 != "/" }) }

    /// What the provider allows each address, refused requests included.
    var limit: ServiceLimit { ServiceLimit(requests: 22, window: .seconds(20)) }

    /// The provider wants application, version and contact, and throttles whoever says less.
    func throttles(agent: String?) -> Bool { !UserAgent.namesContact(agent) }

    func answer(_ request: ServiceRequest) -> Answer {
        guard request.method == "GET" else {
            return .usageError(405, "The simulator is for reading: only GET.")
        }
        return answer(
            path: request.path, query: request.query, accept: request.headers["accept"], fault: request.fault)
    }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        .throttled(seen: max(request.requestsInWindow, limit.requests + 1), limit: limit, wait: wait)
    }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        let reset = request.unixSeconds + (wait / request.speed).wholeSeconds
        return [
            ("X-RateLimit-Limit", String(limit.requests)), ("X-RateLimit-Remaining", String(remaining)),
            ("X-RateLimit-Reset", String(reset)),
        ]
    }

    func failure(_ status: Int) -> Answer { .usageError(status, "Simulated fault.") }
}
