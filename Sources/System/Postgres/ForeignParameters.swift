/// The parameters of a connection's URI that are not libpq's: pasted from another client's documentation, as
/// `pgbouncer=true&connection_limit=1` is.
enum ForeignParameters {
    /// Their names, in the order of the URI; nothing of their values.
    static func names(in connectionString: String) -> [String] {
        guard connectionString.contains("://"), let mark = connectionString.firstIndex(of: "?") else { return [] }
        let pairs = connectionString[connectionString.index(after: mark)...].split(separator: "&")
        let names = pairs.map { $0.prefix { $0 != "=" } }.filter { !known.contains(String($0)) }
        // A name as it may stand in a sentence; what is none may be a part of a value.
        return names.filter { $0.utf8.count <= 64 && $0.utf8.allSatisfy(isNameByte) && !$0.isEmpty }.map(String.init)
    }

    /// What to do about them; nil where there are none.
    static func error(in connectionString: String) -> DatabaseError? {
        let names = names(in: connectionString)
        guard let first = names.first else { return nil }
        return DatabaseError(
            .configurationInvalid, "The connection string holds \(first), which libpq does not know.",
            hint: "Remove \(names.joined(separator: ", ")) from the connection string: it is for another client.")
    }

    /// Those of this libpq, and one that it takes from JDBC.
    private static let known = Set(ConnectionSyntax.keywords() + ["ssl"])

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte == 45
    }
}
