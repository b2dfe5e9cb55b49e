import Postgres

/// Row level security that hides rows from the fleet: nothing is refused, everything is empty.
struct RowSecurity: Sendable {
    let database: Database

    func checks() async throws -> [Check] {
        try await database.query(Self.sql).map { row in
            let (table, roles, owner): (String, [String], String) = (try row[0], try row[1], try row[2])
            let names = roles.joined(separator: ", ")
            return .failed(
                "row security", "rows of \(table) are hidden from \(names)",
                fix: "As \(owner): create policy liner_notes on \(table) to \(names) using (true) with check (true)")
        }
    }

    /// Roles of ours, and who asks, that the security of a table applies to and no policy lets everything through for.
    private static let sql = """
        select format('%I.%I', n.nspname, c.relname), array_agg(quote_ident(r.rolname) order by r.rolname),
          quote_ident(pg_get_userbyid(c.relowner))
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_roles r
          on r.rolname in ('linernotes_owner', 'linernotes_worker', 'linernotes_operator', 'linernotes_api', current_user)
        where c.relrowsecurity and c.relkind in ('r', 'p') and n.nspname in ('pgmq', 'linernotes')
          and not r.rolsuper and not r.rolbypassrls
          and (c.relforcerowsecurity or not pg_has_role(r.oid, c.relowner, 'usage'))
          and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
          and not (
            select coalesce(
              bool_and(p.polpermissive or p.is_open)
                and (bool_or(p.polpermissive and p.is_open and p.polcmd = '*')
                  or array['r', 'a', 'w', 'd'] <@ array_agg(p.polcmd::text) filter (where p.polpermissive and p.is_open)),
              false)
            from (
              select p.polpermissive, p.polcmd,
                coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') = 'true'
                  and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'true') = 'true' as is_open
              from pg_catalog.pg_policy p
              where p.polrelid = c.oid
                and exists (
                  select from unnest(p.polroles) as g(role)
                  where g.role = 0 or pg_has_role(r.oid, g.role, 'usage'))) as p)
        group by n.nspname, c.relname, c.relowner
        order by 1
        """
}
