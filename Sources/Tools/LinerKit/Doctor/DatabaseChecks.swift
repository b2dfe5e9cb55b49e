import FleetMessages
import FleetSchema
import Messages
import Postgres
import Schema
import WorkerRuntime

/// What is to be said of a database that answers.
struct DatabaseChecks: Sendable {
    let database: Database

    /// Each of them may be asked by whoever may log in; what needs the schema comes last, where there is one.
    func all() async throws -> [Check] {
        var checks = [try await version(), try await encoding(), try await clock()]
        checks += try await writing()
        checks += try await SessionSettings(database: database).checks()
        checks += try await SchemaTrust(database: database).checks()
        checks += try await RowSecurity(database: database).checks()
        let state = try await Migrator(database: database, logger: nil).check()
        do {
            try Ending.check(state)
        } catch {
            return checks + [.failed("schema", error)]
        }
        return checks + [.ok("schema", "is the one of this program"), try await roles(), try await queues()]
    }

    private func version() async throws -> Check {
        let row = try await database.query(
            "select current_setting('server_version'), current_setting('server_version_num')::int")[0]
        let (name, number): (String, Int) = (try row[0], try row[1])
        guard number >= 150_000 else {
            return .failed(
                "database", "Postgres \(name) answers, which is too old",
                fix: "Upgrade the server to Postgres 15 or newer")
        }
        return .ok("database", "Postgres \(name) answers")
    }

    private func encoding() async throws -> Check {
        let row = try await database.query(
            "select current_setting('server_encoding'), quote_ident(current_database())")[0]
        let (encoding, name): (String, String) = (try row[0], try row[1])
        guard encoding == "UTF8" else {
            return .failed(
                "encoding", "the database \(name) is in \(encoding), which can't hold the names of all artists",
                fix: "Make another one: createdb --encoding=UTF8 --template=template0 NAME")
        }
        return .ok("encoding", "UTF8")
    }

    private func clock() async throws -> Check {
        let skew = try await ClockSkew(of: database)
        guard skew.warning != nil else { return .ok("clock", skew.finding) }
        return .failed(
            "clock", skew.finding,
            fix:
                "Set it right, for instance with `timedatectl set-ntp true`: certificates and providers' dates go by it"
        )
    }

    private func writing() async throws -> [Check] {
        let row = try await database.query(
            """
            select pg_is_in_recovery(), current_setting('transaction_read_only')::bool, quote_ident(current_database()),
              quote_ident(current_user), (select source from pg_settings where name = 'default_transaction_read_only')
            """)[0]
        if try row[0, as: Bool.self] {
            return [
                .failed(
                    "writing", "this server is a standby, on which nothing can be written",
                    fix: "Name the primary in DATABASE_URL; with several hosts, add target_session_attrs=read-write")
            ]
        }
        guard try row[1, as: Bool.self] else { return [] }
        let (name, role, source): (String, String, String) = (try row[2], try row[3], try row[4])
        let fix =
            switch source {
            case "database": "As its owner: alter database \(name) reset default_transaction_read_only"
            case "user", "database user": "alter role \(role) reset default_transaction_read_only"
            case "client": "Take default_transaction_read_only out of the options in DATABASE_URL or PGOPTIONS"
            default: "Set default_transaction_read_only to off on the server"
            }
        return [.failed("writing", "sessions here are read-only (default_transaction_read_only)", fix: fix)]
    }

    func roles() async throws -> Check {
        let wanted = ["owner", "migrator", "worker", "operator", "api"].map { "linernotes_\($0)" }
        let missing: [String] = try await database.query(
            """
            select w from unnest($1::text[]) as w
            where not exists (select from pg_catalog.pg_roles where rolname = w) order by 1
            """, wanted
        ).map { try $0[0] }
        guard missing.isEmpty else {
            return .failed(
                "roles", "missing: \(missing.joined(separator: ", "))",
                fix: "Run `liner migrate` as a role that may create roles")
        }
        return .ok("roles", "all \(wanted.count) exist")
    }

    /// Asked of the catalogue: whether they may be used is another matter.
    func queues() async throws -> Check {
        let missing: [String] = try await database.query(
            """
            select q from unnest($1::text[]) as q where 2 > (
              select count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'pgmq' and c.relname in ('q_' || q, 'a_' || q))
            order by 1
            """, QueueName.fleet.map(\.rawValue)
        ).map { try $0[0] }
        guard missing.isEmpty else {
            return .failed("queues", "missing: \(missing.joined(separator: ", "))", fix: "Run `liner migrate`")
        }
        return .ok("queues", "all \(QueueName.fleet.count) exist")
    }
}
