import CPostgres
import FoundationEssentials
import Glibc

/// What libpq makes of all that a user may say about a connection: the string, the service file, `PG*` variables and
/// defaults, in that order. libpq itself is asked, so that we cannot read them otherwise than it does.
struct ConnectionSources: Sendable {
    private let string: String
    private let values: [String: String]

    /// Nothing is sent to anybody.
    ///
    /// - Throws: ``DatabaseError`` `.configurationInvalid`, which names the word that is wrong, and no secret.
    init(_ string: String) throws {
        self.string = string
        try ConnectionSyntax.check(string)
        // A value that no libpq takes stops it before it looks for a server, and after it has read everything else.
        var values = try Self.read(string, [("channel_binding", Self.marker), ("passfile", Self.nowhere)])
        // The password's file, which libpq puts in where none is named, is only asked for without a password.
        values["passfile"] = try Self.read(string, [("channel_binding", Self.marker), ("password", "-")])["passfile"]
        self.values = values
        try checkValues()
        try checkNumbers()
        try checkFiles()
    }

    /// A value that the user gave anywhere, or libpq's default; nil where there is none.
    subscript(_ keyword: String) -> String? { values[keyword].flatMap { $0.isEmpty ? nil : $0 } }

    /// A comma list, with its empty places.
    func list(_ keyword: String) -> [String] {
        self[keyword].map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    private static let marker = "liner-notes-reads"
    private static let nowhere = "/dev/null/liner-notes"

    private static func read(_ string: String, _ more: [(String, String)]) throws -> [String: String] {
        try probe(string, more, expecting: marker) { handle in
            guard let options = PQconninfo(handle) else { return [:] }
            defer { PQconninfoFree(options) }
            return ConnectionSyntax.pairs(options)
        }
    }

    /// Has libpq look at everything, up to an address that is none.
    private func checkValues() throws {
        let nowhere = [("host", "localhost"), ("hostaddr", Self.marker), ("port", "5432"), ("passfile", Self.nowhere)]
        try Self.probe(string, nowhere, expecting: Self.marker) { _ in }
    }

    private func checkNumbers() throws {
        let numbers = [
            "connect_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
            "tcp_user_timeout",
        ]
        for name in numbers {
            guard let value = self[name], Int32(value.filter { $0 != " " }) == nil else { continue }
            throw Self.invalid("\(name) is \"\(value)\", which is no number.")
        }
        for port in list("port") where !port.isEmpty && !(1...65_535).contains(Int(port.filter { $0 != " " }) ?? 0) {
            throw Self.invalid("port is \"\(port)\", which is no number from 1 to 65535.")
        }
    }

    /// Files that somebody named are there: a passing look at the defaults is libpq's own.
    private func checkFiles() throws {
        let isEncrypted = self["sslmode"] != "disable"
        for name in ["passfile"] + (isEncrypted ? ["sslrootcert", "sslcert", "sslkey", "sslcrl"] : []) {
            // `system` is the machine's own certificates, `engine:key` no file, and `/nonexistent` says that there is none.
            guard let path = self[name], path != "system", path != "/nonexistent",
                name != "sslkey" || !path.contains(":")
            else { continue }
            guard access(path, R_OK) != 0 else { continue }
            throw Self.invalid(
                "\(name) names the file \(path), which can't be read: \(String(cString: strerror(errno))).")
        }
    }

    /// Begins a connection that comes to nothing, and looks at why.
    ///
    /// - Parameter expected: What libpq's complaint holds when there was nothing else to complain about, in any language.
    @discardableResult
    private static func probe<R>(
        _ string: String, _ more: [(String, String)], expecting expected: String, _ body: (OpaquePointer) -> R
    ) throws -> R {
        guard let handle = Link.start((string.isEmpty ? [] : [("dbname", string)]) + more) else {
            throw DatabaseError(.connectionFailed, "No memory for a connection.")
        }
        defer { PQfinish(handle) }
        let complaint = String(cString: PQerrorMessage(handle))
        guard PQstatus(handle) != CONNECTION_BAD || complaint.contains(expected) else {
            throw invalid(Redaction(connectionString: string, password: nil)(ServerText.oneLine(complaint)) + ".")
        }
        return body(handle)
    }

    private static func invalid(_ message: String) -> DatabaseError {
        DatabaseError(
            .configurationInvalid, message,
            hint: "Correct it where it stands: in the connection string, the service file or a PG* variable.")
    }
}
