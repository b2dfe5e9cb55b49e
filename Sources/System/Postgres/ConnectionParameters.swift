/// What libpq is told when it connects: what the user says, and what every session of ours needs.
struct ConnectionParameters: Sendable {
    let redaction: Redaction
    let hosts: ConnectionHosts
    private let configuration: DatabaseConfiguration
    private let sources: ConnectionSources

    /// - Throws: ``DatabaseError`` `.configurationInvalid`, which names the word that is wrong, and no secret.
    init(_ configuration: DatabaseConfiguration) throws {
        self.configuration = configuration
        sources = try ConnectionSources(configuration.connectionString)
        redaction = Redaction(connectionString: configuration.connectionString, password: sources["password"])
        hosts = ConnectionHosts(
            names: sources.list("host"), addresses: sources.list("hostaddr"), ports: sources.list("port"),
            sessionAttributes: sources["target_session_attrs"])
    }

    /// For one address; nil: as long as it takes, which the user has to say.
    var connectTimeout: Duration? {
        guard let seconds = sources["connect_timeout"].flatMap({ Int($0.filter { $0 != " " }) }) else {
            return configuration.connectTimeout
        }
        // libpq gives each at least two seconds.
        return seconds > 0 ? .seconds(max(2, seconds)) : nil
    }

    /// Whether hosts, and the addresses of each, are asked in an order of chance.
    var isBalanced: Bool { sources["load_balance_hosts"] == "random" }

    /// Later pairs win over earlier ones, and `dbname` stands for the user's own string. What the user says anywhere,
    /// also in a service file or a variable, goes before what we would like.
    func pairs(withSessionOptions: Bool) -> [(String, String)] {
        let wishes = [
            ("application_name", configuration.applicationName),
            ("keepalives", "1"), ("keepalives_idle", "10"), ("keepalives_interval", "3"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"),
        ]
        var pairs = wishes.filter { sources[$0.0] == nil }
        if !configuration.connectionString.isEmpty { pairs.append(("dbname", configuration.connectionString)) }
        pairs.append(("client_encoding", "UTF8"))
        if withSessionOptions { pairs.append(("options", sessionOptions)) }
        return pairs
    }

    var searchPath: String { configuration.searchPath }

    /// As which every statement runs; nil: the login.
    var role: String? { configuration.role }

    /// Ours first, so that options of the user's own win; but where names are looked up, and as whom
    /// statements run, nobody else decides.
    private var sessionOptions: String {
        let statement = configuration.statementTimeout
        let settings = [
            ("datestyle", "ISO"), ("bytea_output", "hex"), ("intervalstyle", "postgres"), ("extra_float_digits", "1"),
            ("array_nulls", "on"), ("standard_conforming_strings", "on"),
            ("default_transaction_isolation", "read\\ committed"), ("default_transaction_deferrable", "off"),
            ("statement_timeout", statement > .zero ? milliseconds(statement + .seconds(2)) : "0"),
            ("lock_timeout", milliseconds(configuration.lockTimeout)),
            ("idle_in_transaction_session_timeout", milliseconds(configuration.idleInTransactionTimeout)),
            ("idle_session_timeout", "0"),
            ("client_connection_check_interval", "10000"),
        ]
        let ours = settings.map { "-c \($0)=\($1)" }.joined(separator: " ")
        let roleOption = role.map { " -c role=\($0)" } ?? ""
        return "\(ours) \(sources["options"] ?? "") -c search_path=\(searchPath)\(roleOption)"
    }

    private func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
