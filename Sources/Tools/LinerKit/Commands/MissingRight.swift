import Postgres

/// Who was refused by the database, and whom the command needs instead: advice that fits who asks.
struct MissingRight: Sendable, Equatable {
    let message: String
    /// nil: the database does not say any more.
    let role: String?
    /// Those of the fleet's roles that it is a member of.
    let memberships: Set<String>
    /// Whether it was about to change the schema.
    let isMigrating: Bool

    init(message: String, role: String?, memberships: Set<String>, isMigrating: Bool) {
        self.message = message
        self.role = role
        self.memberships = memberships
        self.isMigrating = isMigrating
    }

    /// Asks the database who was refused.
    init(_ refusal: DatabaseError, in database: Database, isMigrating: Bool) async {
        do {
            let row = try await database.query(
                #"""
                select pg_catalog.quote_ident(current_user), array(
                  select r.rolname::text from pg_catalog.pg_roles r
                  where r.rolname like 'linernotes\_%' and pg_catalog.pg_has_role(r.oid, 'member'))
                """#)[0]
            self.init(
                message: refusal.message, role: try row[0], memberships: Set(try row[1, as: [String].self]),
                isMigrating: isMigrating)
        } catch {
            // The refusal is what matters; of whom nothing is known gets the advice for a stranger.
            self.init(message: refusal.message, role: nil, memberships: [], isMigrating: isMigrating)
        }
    }

    var problem: ToolError {
        ToolError(
            .unavailable, "the role \(role ?? "of this login") may not do that (\(message.printable))", fix: fix)
    }

    private var fix: String {
        if isMigrating || memberships.contains("linernotes_operator") {
            return memberships.contains("linernotes_migrator")
                ? "As the owner of what is named there, or as a superuser, grant it to linernotes_owner"
                : "Connect as a member of linernotes_migrator, or as the database's owner"
        }
        return "Connect as a member of linernotes_operator (create role NAME login in role linernotes_operator)"
    }
}
