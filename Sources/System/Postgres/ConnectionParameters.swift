import CPostgres
import FoundationEssentials
import Glibc

/// What libpq is told when it connects: the user's string, and what every session of ours needs.
struct ConnectionParameters: Sendable {
    let redaction: Redaction
    private let configuration: DatabaseConfiguration
    private let given: [String: String]

    /// - Throws: ``DatabaseError`` `.configurationInvalid`, which quotes nothing of the string.
    init(_ configuration: DatabaseConfiguration) throws {
        self.configuration = configuration
        given = try Self.parse(configuration.connectionString)
        redaction = Redaction(
            connectionString: configuration.connectionString,
            password: given["password"] ?? Self.environment("PGPASSWORD"))
    }

    /// For the whole attempt. With several hosts libpq goes on by itself when `tcp_user_timeout` ends a silent one.
    var connectTimeout: Duration {
        let hosts = 1 + (given["host"] ?? given["hostaddr"] ?? "").filter { $0 == "," }.count
        let own = (given["connect_timeout"] ?? Self.environment("PGCONNECT_TIMEOUT")).flatMap { Int($0) }
        let one = own.map { $0 > 0 ? Duration.seconds(max(2, $0)) : .seconds(3600) } ?? configuration.connectTimeout
        return hosts == 1 ? one : (one + .seconds(Self.tcpUserTimeoutSeconds)) * hosts
    }

    /// Later pairs win over earlier ones, and `dbname` stands for all of the user's own.
    func pairs(withSessionOptions: Bool) -> [(String, String)] {
        var pairs = [
            ("application_name", configuration.applicationName),
            ("keepalives", "1"), ("keepalives_idle", "10"), ("keepalives_interval", "3"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "\(Self.tcpUserTimeoutSeconds * 1000)"),
        ]
        if !configuration.connectionString.isEmpty { pairs.append(("dbname", configuration.connectionString)) }
        pairs.append(("client_encoding", "UTF8"))
        if withSessionOptions { pairs.append(("options", sessionOptions)) }
        return pairs
    }

    var searchPath: String { configuration.searchPath }

    private static let tcpUserTimeoutSeconds = 10

    /// Ours first, so that options of the user's own win; but where names are looked up, nobody else decides.
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
        let own = given["options"] ?? Self.environment("PGOPTIONS") ?? ""
        return "\(ours) \(own) -c search_path=\(searchPath)"
    }

    private func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func parse(_ connectionString: String) throws -> [String: String] {
        guard !connectionString.utf8.contains(0) else {
            throw DatabaseError(.configurationInvalid, "The connection string holds the character U+0000.")
        }
        // A bare word is a database's name, as it is for psql.
        guard connectionString.contains("=") || connectionString.contains("://") else { return [:] }
        var complaint: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(complaint) }
        guard let options = PQconninfoParse(connectionString, &complaint) else {
            throw DatabaseError(
                .configurationInvalid,
                "The connection string is neither a postgresql:// URI nor key=value pairs as libpq reads them.",
                hint: "In a URI, write @ : / ? # of a password as %40 %3A %2F %3F %23.")
        }
        defer { PQconninfoFree(options) }
        var given: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return given
    }
}
