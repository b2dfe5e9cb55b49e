/// Which proxy requests go through, and which hosts are asked without one.
public struct HTTPProxies: Sendable, Equatable {
    /// For `https`, by CONNECT: it sees the host's name and nothing else.
    public var secure: ProxyAddress?
    /// For plain `http`, which goes to this machine alone.
    public var plain: ProxyAddress?
    /// Hosts, domains, addresses and networks that are asked directly, in a comma list; `*`: all.
    public var exceptions: String

    public init(secure: ProxyAddress? = nil, plain: ProxyAddress? = nil, exceptions: String = "") {
        self.secure = secure
        self.plain = plain
        self.exceptions = exceptions
    }

    /// Straight to every host.
    public static let none = HTTPProxies()

    /// The proxy for a target that is no exception.
    ///
    /// What is plain, keys included, must not leave this machine: a proxy elsewhere does not get it.
    func proxy(for target: RequestTarget) -> ProxyAddress? {
        target.isSecure ? secure : plain.flatMap { $0.isLoopback ? $0 : nil }
    }
}
