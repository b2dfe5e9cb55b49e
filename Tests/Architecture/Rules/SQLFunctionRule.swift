/// Every function in `sql/functions` says what it is for, is granted to nobody by default, and, where it
/// runs with its owner's rights, fixes where names are looked up.
struct SQLFunctionRule: Rule {
    private let creation = #/(?im)^\s*create\s+(?:or\s+replace\s+)?(function|procedure)\s+([\w."]+)/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.path.hasPrefix("sql/functions/") && $0.path.hasSuffix(".sql") }.flatMap(check)
    }

    private func check(_ file: SourceFile) -> [Violation] {
        let created = file.text.matches(of: creation)
        let text = file.text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var found: [Violation] = []
        func add(_ problem: String, _ wayOut: String) {
            found.append(Violation(path: file.path, line: 1, problem: problem, wayOut: wayOut))
        }
        if created.isEmpty { add("no function is created here", "Create one, or move the file") }
        for match in created {
            let kind = match.1.lowercased()
            let name = match.2.lowercased()
            if !text.contains("comment on \(kind) \(name)(") {
                add("\(name) has no comment", "Add `comment on \(kind) \(name)(…) is '…'`")
            }
            if !isRevoked(name, text) {
                add("\(name) is left to PUBLIC", "Add `revoke all on \(kind) \(name)(…) from public`")
            }
        }
        if text.contains("security definer"), !hasSearchPaths(text) {
            add("a security definer function has no search_path", "Add `set search_path = pg_catalog, pg_temp`")
        }
        return found
    }

    private func isRevoked(_ name: String, _ text: String) -> Bool {
        text.split(separator: ";").contains { statement in
            statement.contains("revoke all on") && statement.contains("\(name)(") && statement.hasSuffix("from public")
        }
    }

    /// As many as there are functions that need one.
    private func hasSearchPaths(_ text: String) -> Bool {
        let definers = text.split(separator: "security definer", omittingEmptySubsequences: false).count - 1
        let paths = text.split(separator: "set search_path =", omittingEmptySubsequences: false).count - 1
        return paths >= definers
    }
}
