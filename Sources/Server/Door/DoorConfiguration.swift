/// Where a server listens, how much it takes, and from whom.
public struct DoorConfiguration: Sendable {
    /// An address or a name of this machine.
    public var host = "127.0.0.1"
    /// 0: any that is free.
    public var port = 8080
    /// Where health is asked for, so that busy pages do not delay it; 0: any that is free. nil: nowhere.
    public var healthPort: Int? = 8081
    /// Names by which browsers may reach a listener on the loopback, besides its own: those of a proxy in front.
    public var hostNames: Set<String> = []
    /// What paths begin with where a proxy puts the server below a path: empty, or as `/liner`.
    public var pathPrefix = ""
    /// As pages show it, so that two are never mistaken for each other.
    public var instanceName = "Liner Notes"
    /// Whether cookies are for HTTPS alone.
    public var isBehindTLS = false
    /// Most bytes of a request's body.
    public var bodyBytesMaximum = 64 << 10
    /// Most bytes of all header fields of a request.
    public var headerBytesMaximum = 16 << 10
    /// Connections at once; the next wait.
    public var connectionsMaximum = 4_096
    /// How long a connection may send nothing while a request is awaited or read.
    public var idleTimeout: Duration = .seconds(30)
    /// How long an answer may take to begin.
    public var answerTimeout: Duration = .seconds(30)
    /// Requests a second of one address, on average; ten times that at once.
    public var requestsPerSecond = 500.0
    /// How long requests in hand get when the server ends.
    public var drainTimeout: Duration = .seconds(20)
    /// How long a browser stays signed in.
    public var sessionLifetime: Duration = .seconds(12 * 3_600)

    public init() {}

    /// Whether nobody on another machine can reach it directly.
    public var isLoopback: Bool { Self.isLoopback(host) }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Whether a request may name the host so: on the loopback only its own names, or any page of the web could have
    /// its name lead there and read answers.
    func admits(hostField: String?) -> Bool {
        guard isLoopback else { return true }
        guard let hostField, !hostField.isEmpty else { return false }
        let name =
            hostField.hasPrefix("[")
            ? hostField.prefix { $0 != "]" } + "]" : hostField.prefix { $0 != ":" }
        return Self.isLoopback(name.lowercased()) || hostNames.contains(name.lowercased())
    }
}
