/// Takes secrets out of texts made by libpq, which may quote a connection string that it misread.
struct Redaction: Sendable {
    private let secrets: [String]

    init(connectionString: String, password: String?) {
        var secrets = Self.userinfo(of: connectionString)
        if let password { secrets.append(password) }
        if !connectionString.isEmpty { secrets.append(connectionString) }
        // The longest first, or a part taken out would leave the rest of the whole behind.
        self.secrets = Set(secrets.filter { !$0.isEmpty }).sorted { $0.count > $1.count }
    }

    func callAsFunction(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "***") }
    }

    /// The password of a URI and, because an unescaped `@`, `:` or `/` in it makes libpq take a part of it for the
    /// host, those parts too.
    private static func userinfo(of connectionString: String) -> [String] {
        guard let scheme = connectionString.firstRange(of: "://") else { return [] }
        let rest = connectionString[scheme.upperBound...]
        guard let at = rest.lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") else { return [] }
        let password = rest[rest.index(after: colon)..<at]
        let parts = password.split { "@:/?#".contains($0) }.filter { $0.count > 2 }
        return [String(password)] + parts.map { String($0) }
    }
}
