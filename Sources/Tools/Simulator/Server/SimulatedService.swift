/// One provider as the simulator serves it. Pure: limits, delays and faults are the server's.
protocol SimulatedService: Sendable {
    /// `spotify`, `genius` … : counted by, named in fault scripts.
    static var name: String { get }
    /// What paths begin with: `/genius`.
    static var root: String { get }

    /// The endpoint's name in the score, without ids (`songs`), of a path below the root.
    func endpoint(of request: ServiceRequest) -> String

    /// The provider's limit on one client.
    var limit: ServiceLimit { get }

    func answer(_ request: ServiceRequest) -> Answer

    /// How this provider says that the limit is reached; `wait` in simulated seconds.
    ///
    /// The server turns whole seconds in `Retry-After` into real ones.
    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer

    /// Headers of every answer: limits, ETag and the like.
    ///
    /// - Parameters:
    ///   - remaining: Requests that the window still allows.
    ///   - wait: Simulated time until a refused request would go through; else the length of the window.
    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)]

    /// Whether the provider throttles a client that says no more of itself; counted as `agentsRefused`.
    func throttles(agent: String?) -> Bool

    /// How this provider words a failure of its own: the `status` fault.
    func failure(_ status: Int) -> Answer
}

extension SimulatedService {
    func throttles(agent: String?) -> Bool { false }

    func failure(_ status: Int) -> Answer { .failure(status, "Simulated fault.") }
}

/// One request to a service.
struct ServiceRequest: Sendable {
    var method = "GET"
    /// Below the root, without the slash in between, decoded no further.
    var path: String
    var query = ""
    /// Names in lower case; `host` as the client has it.
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var fault: PagingFault?
    /// Words of the faults that hit and that the service itself realizes: `unauthorized`, `quota` …
    var faults: Set<String> = []
    /// At simulated speed.
    var secondsSinceStart = 0.0
    /// Real time, since 1970.
    var unixSeconds = 0
    /// How many times real speed.
    var speed = 1.0
    /// What its client sent in the current window, this one included.
    var requestsInWindow = 0
}

/// So many requests in any window of that length, in simulated time.
struct ServiceLimit: Sendable, Equatable {
    var requests: Int
    var window: Duration
}

extension Duration {
    /// Rounded up, so that who waits that long has waited long enough.
    var wholeSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
