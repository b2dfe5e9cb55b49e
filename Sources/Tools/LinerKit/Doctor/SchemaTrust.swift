import Postgres

/// Who may put objects where others' SQL looks for names, and who owns the database.
struct SchemaTrust: Sendable {
    let database: Database

    func checks() async throws -> [Check] { try await openSchemas() + (try await openDatabase()) + (try await owner()) }

    /// A function in there may be taken for one of Postgres's own by SQL that names no schema.
    private func openSchemas() async throws -> [Check] {
        try await database.query(
            """
            select quote_ident(n.nspname),
              array_agg(distinct case a.grantee when 0 then 'PUBLIC' else quote_ident(r.rolname) end order by
                case a.grantee when 0 then 'PUBLIC' else quote_ident(r.rolname) end)
            from pg_catalog.pg_namespace n
            cross join lateral pg_catalog.aclexplode(n.nspacl) a
            left join pg_catalog.pg_roles r on r.oid = a.grantee
            where a.privilege_type = 'CREATE' and a.grantee <> n.nspowner
              and (n.nspname in ('public', 'linernotes', 'pgmq') or n.nspname = any (current_schemas(false)))
              and not coalesce(r.rolsuper or r.rolname in ('linernotes_owner', 'pg_database_owner'), false)
            group by n.nspname order by 1
            """
        ).map { row in
            let (schema, grantees): (String, [String]) = (try row[0], try row[1])
            return .note(
                "trust", "\(grantees.joined(separator: ", ")) may create functions in the schema \(schema)",
                fix: "As its owner: revoke create on schema \(schema) from \(grantees.joined(separator: ", "))")
        }
    }

    /// A schema named as a role is where that role's sessions look first.
    private func openDatabase() async throws -> [Check] {
        try await database.query(
            """
            select quote_ident(d.datname) from pg_catalog.pg_database d
            cross join lateral pg_catalog.aclexplode(d.datacl) a
            where d.datname = current_database() and a.grantee = 0 and a.privilege_type = 'CREATE'
            """
        ).map { row in
            let name: String = try row[0]
            return .note(
                "trust", "PUBLIC may create schemas in the database \(name)",
                fix: "As its owner: revoke create on database \(name) from public")
        }
    }

    private func owner() async throws -> [Check] {
        try await database.query(
            """
            select quote_ident(d.datname), quote_ident(r.rolname)
            from pg_catalog.pg_database d join pg_catalog.pg_roles r on r.oid = d.datdba
            where d.datname = current_database() and not r.rolsuper
              and not exists (
                select from pg_catalog.pg_roles o
                where o.rolname in ('linernotes_owner', 'linernotes_migrator')
                  and pg_catalog.pg_has_role(r.oid, o.oid, 'member'))
            """
        ).map { row in
            let (name, owner): (String, String) = (try row[0], try row[1])
            return .note(
                "trust",
                "the database \(name) belongs to \(owner), who is no member of linernotes_owner and may change the "
                    + "settings of every session here",
                fix: "Where you do not trust \(owner) with all of it: alter database \(name) owner to linernotes_owner")
        }
    }
}
