/// The places where a server may be, in the order in which they are asked.
///
/// libpq's asynchronous interface knows of no timeout, and stays with a host that is silent; so each address is an
/// attempt of its own, as each has its timeout in libpq's synchronous one.
struct ConnectionHosts: Sendable, Equatable {
    /// One place as the user names it.
    struct Host: Sendable, Equatable {
        /// A name, a number or a socket's folder; empty: libpq's own.
        let name: String
        /// An address that stands for a lookup of the name.
        var address = ""
        var port = ""

        var isSocket: Bool { name.isEmpty || name.hasPrefix("/") || name.hasPrefix("@") }
    }

    /// What is asked of a session before it is ours.
    enum Pass: Sendable, Equatable {
        /// What the user says.
        case asGiven
        case only(String)
    }

    let hosts: [Host]
    let passes: [Pass]

    /// - Parameters:
    ///   - names: `host`, with its empty places.
    ///   - addresses: `hostaddr`; as many, or none.
    ///   - ports: As many, or one for all, or none.
    init(names: [String], addresses: [String], ports: [String], sessionAttributes: String?) {
        let count = max(names.count, addresses.count, 1)
        hosts = (0..<count).map { index in
            Host(
                name: index < names.count ? names[index] : "", address: index < addresses.count ? addresses[index] : "",
                port: ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : "")
        }
        // A standby anywhere goes before whatever else there is.
        passes = count > 1 && sessionAttributes == "prefer-standby" ? [.only("standby"), .only("any")] : [.asGiven]
    }

    /// What is said to libpq for one address of a host: parameters that go before those of the user's.
    ///
    /// - Parameter address: A number; nil where the host needs no lookup.
    static func pairs(_ host: Host, address: String?, _ pass: Pass, isAlone: Bool) -> [(String, String)] {
        var pairs: [(String, String)] = []
        if case .only(let attributes) = pass { pairs.append(("target_session_attrs", attributes)) }
        if isAlone, host.isSocket, address == nil { return pairs }
        pairs.append(("host", host.name.isEmpty ? address ?? standardSocketFolder : host.name))
        if let address { pairs.append(("hostaddr", address)) }
        pairs.append(("port", host.port.isEmpty ? "5432" : host.port))
        return pairs
    }

    /// For an empty place in a list of several, which can't be said otherwise.
    private static let standardSocketFolder = "/var/run/postgresql"
}
