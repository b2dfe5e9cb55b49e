/// Every function of a module says what it is for, is granted to nobody by default, and, where it
/// runs with its owner's rights, fixes where names are looked up.
struct SQLFunctionRule: Rule {
    private let creation = #/(?im)^\s*create\s+(?:or\s+replace\s+)?(function|procedure)\s+([\w."]+)/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { file in
            file.path.hasSuffix(".sql") && ["/functions/", "/pgmq/"].contains { file.path.contains($0) }
        }.flatMap(check)
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
            // A template's name is filled in by format(): its comment and its revoke are, too.
            let isTemplate = match.2.hasSuffix(".")
            let name = isTemplate ? "%s" : match.2.lowercased()
            if isTemplate {
                if !text.contains("comment on \(kind) %s is %l") {
                    add("a template has no comment", "Add `execute format('comment on \(kind) %s is %L', …)`")
                }
            } else if !text.contains("comment on \(kind) \(name)(") {
                add("\(name) has no comment", "Add `comment on \(kind) \(name)(…) is '…'`")
            }
            if isTemplate ? !text.contains("revoke all on \(kind) %s from public") : !isRevoked(name, text) {
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
