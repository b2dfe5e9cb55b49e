import Postgres

/// Settings of server, database and roles under which the fleet works badly, or not at all.
struct SessionSettings: Sendable {
    let database: Database

    /// A setting that should have its usual value, and what happens where it has another.
    struct Wanted: Sendable {
        let name: String
        let values: [String]
        let otherwise: String

        init(_ name: String, _ values: String..., otherwise: String) {
            self.name = name
            self.values = values
            self.otherwise = otherwise
        }
    }

    static let wanted = [
        Wanted(
            "session_replication_role", "origin", otherwise: "foreign keys are not checked and triggers do not fire"),
        Wanted("row_security", "on", otherwise: "tables under row level security can't be used"),
        Wanted(
            "default_transaction_isolation", "read committed", otherwise: "workers fail on each other and try again"),
        Wanted(
            "standard_conforming_strings", "on", otherwise: "other programs' SQL may be read in another way than meant"),
        Wanted("transform_null_equals", "off", otherwise: "conditions mean something else than they say"),
        Wanted(
            "synchronous_commit", "on", "local", "remote_write", "remote_apply",
            otherwise: "what was settled last may be handled again after a crash"),
        Wanted("fsync", "on", otherwise: "a crash of the machine may destroy the database"),
        Wanted("full_page_writes", "on", otherwise: "a crash of the machine may destroy the database"),
        Wanted("autovacuum", "on", otherwise: "the queues' tables grow, and reads become slower by the day"),
        Wanted("track_counts", "on", otherwise: "the queues' tables are not vacuumed, and estimates are wrong"),
        Wanted("enable_indexscan", "on", otherwise: "reads of the queues become slow"),
        Wanted("enable_bitmapscan", "on", otherwise: "some questions become slow"),
        Wanted("enable_nestloop", "on", otherwise: "reads of the queues become slow"),
    ]

    /// Those of this session, and those that a database or a role of the fleet's sets for others.
    func checks() async throws -> [Check] {
        try await database.query(Self.sql, Self.wanted.map(\.name)).compactMap { row in
            let (name, value): (String, String) = (try row[0], try row[1])
            guard let wanted = Self.wanted.first(where: { $0.name == name }), !wanted.values.contains(value) else {
                return nil
            }
            let place: String? = try row[2]
            return .note(
                "settings", "\(name) is \(value)\(place.map { " (alter \($0))" } ?? ""), so \(wanted.otherwise)",
                fix: place.map { "alter \($0) reset \(name)" } ?? "Set it to \(wanted.values[0]) on the server")
        }
    }

    /// What stands in the catalogue of settings names its place; the rest comes from the server's own files.
    private static let sql = """
        with placed as (
          select split_part(c, '=', 1) as name, lower(substr(c, strpos(c, '=') + 1)) as value,
            concat_ws(' in ',
              case when r.rolname is not null then format('role %I', r.rolname) end,
              case when d.datname is not null then format('database %I', d.datname) end) as place
          from pg_catalog.pg_db_role_setting s
          cross join lateral unnest(s.setconfig) as c
          left join pg_catalog.pg_roles r on r.oid = s.setrole
          left join pg_catalog.pg_database d on d.oid = s.setdatabase
          where (s.setdatabase = 0 or d.datname = current_database())
            and (s.setrole = 0 or r.rolname like 'linernotes\\_%' or r.rolname = current_user)
        )
        select name, case value when 'false' then 'off' when '0' then 'off' when 'true' then 'on' when '1' then 'on'
          else value end, coalesce(nullif(place, ''), 'role all')
        from placed where name = any ($1)
        union all
        select s.name, s.setting, null from pg_catalog.pg_settings s
        where s.name = any ($1) and s.source not in ('database', 'user', 'database user', 'global')
        order by 1, 3 nulls first
        """
}
