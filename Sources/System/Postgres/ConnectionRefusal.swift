/// Finds out from libpq's verbose text why a connection was refused.
enum ConnectionRefusal {
    static func error(of text: String, needsPassword: Bool) -> DatabaseError {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("LOCATION:") }
        let (message, sqlState) = withoutState(ServerText.oneLine(lines.joined(separator: "\n")))
        let code = needsPassword && sqlState == nil ? .authenticationFailed : code(of: sqlState)
        return DatabaseError(code, message.isEmpty ? "No server answered." : message, sqlState: sqlState)
    }

    static func code(of sqlState: SQLState?) -> DatabaseError.Code {
        guard let sqlState else { return .connectionFailed }
        if sqlState == .invalidCatalogName { return .databaseMissing }
        // An option that the server does not know, or not like that.
        if sqlState == .undefinedObject || sqlState == .invalidParameterValue { return .configurationInvalid }
        if sqlState.category == "28" || sqlState == .insufficientPrivilege { return .authenticationFailed }
        return sqlState.isRetryable ? .connectionFailed : .query
    }

    /// Whether a pooler, or a server older than a setting of ours, refused what we asked for at startup.
    static func isAboutSessionOptions(_ error: DatabaseError) -> Bool {
        guard let sqlState = error.sqlState else { return false }
        return [.protocolViolation, .undefinedObject, .invalidParameterValue].contains(sqlState)
    }

    /// Takes the last `:  28P01: ` out of a message; the severity before it may be in any language.
    private static func withoutState(_ message: String) -> (String, SQLState?) {
        let characters = Array(message)
        guard characters.count > 9 else { return (message, nil) }
        for start in stride(from: characters.count - 10, through: 0, by: -1) {
            let state = characters[(start + 3)..<(start + 8)]
            guard characters[start..<(start + 3)] == [":", " ", " "], characters[start + 8] == ":",
                state.allSatisfy({ ("0"..."9").contains($0) || ("A"..."Z").contains($0) })
            else { continue }
            let rest = characters[...start] + characters[(start + 9)...]
            return (String(rest), SQLState(rawValue: String(state)))
        }
        return (message, nil)
    }
}
