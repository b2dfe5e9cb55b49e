import FleetSources
import HTTPTransport
import Messages
import MusicBrainz
import Postgres
import PostgresServer
import Schema
import Settings
import WorkerRuntime

/// Looks at everything that liner needs, one by one; what hangs on a thing that is missing is not looked at.
struct Doctor: Sendable {
    let tool: Tool

    func checks(online: Bool) async -> [Check] {
        var checks = settings() + executables()
        checks += await database()
        if online { checks.append(await provider()) }
        return checks
    }

    /// One line for MusicBrainz, which needs no key, and one for each provider that is left out.
    func settings() -> [Check] {
        do {
            let options = try MusicBrainzOptions(tool.settings)
            let contact =
                options.contact == nil
                ? Check.note(
                    "settings", "MUSICBRAINZ_CONTACT is not set, so MusicBrainz is asked more slowly",
                    fix: "Set it to a mail or web address of yours")
                : .ok("settings", "MusicBrainz at \(options.baseURL)")
            return [contact] + (try FleetSources.absences(tool.settings).map(Self.check))
        } catch {
            return [.failed("settings", error)]
        }
    }

    private static func check(_ absence: Absence) -> Check {
        .note("settings", "left out: \(absence)", fix: "The others work without it")
    }

    func executables() -> [Check] {
        let missing = QueueName.fleet.map(ProgramFiles.command).filter { tool.find($0) == nil }
        guard missing.isEmpty else {
            return [
                .failed(
                    "workers", "not beside liner, nor on the PATH: \(missing.joined(separator: ", "))",
                    fix: "Run `make build`")
            ]
        }
        return [.ok("workers", "all five found")]
    }

    private func database() async -> [Check] {
        var checks: [Check] = []
        do {
            if case .embedded = try tool.location() {
                checks.append(binaries())
                guard checks.allSatisfy({ $0.state == .ok }) else { return checks }
            }
            checks += try await tool.withDatabase(.any) { try await inside($0) }
        } catch {
            checks.append(.failed("database", error))
        }
        return checks
    }

    private func binaries() -> Check {
        guard PostgresServer.installed() else {
            return .failed(
                "Postgres", "no server on this machine",
                fix: "Install it (Debian: apt-get install postgresql), or set DATABASE_URL to a database that you have")
        }
        return .ok("Postgres", "installed")
    }

    func inside(_ database: Database) async throws -> [Check] {
        let version: String = try await database.query("select current_setting('server_version')")[0][0]
        let reachable = Check.ok("database", "Postgres \(version) answers")
        let state = try await Migrator(database: database, logger: nil).check()
        do {
            try Ending.check(state)
        } catch {
            return [reachable, .failed("schema", error)]
        }
        return [
            reachable, .ok("schema", "is the one of this program"), try await roles(database),
            try await queues(database),
        ]
    }

    func roles(_ database: Database) async throws -> Check {
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
        return .ok("roles", "all five exist")
    }

    func queues(_ database: Database) async throws -> Check {
        let missing: [String] = try await database.query(
            """
            select q from unnest($1::text[]) as q
            where to_regclass('pgmq.q_' || q) is null or to_regclass('pgmq.a_' || q) is null order by 1
            """, QueueName.fleet.map(\.rawValue)
        ).map { try $0[0] }
        guard missing.isEmpty else {
            return .failed("queues", "missing: \(missing.joined(separator: ", "))", fix: "Run `liner migrate`")
        }
        return .ok("queues", "all five exist")
    }

    /// Any answer will do; what it says about the request is another matter.
    private func provider() async -> Check {
        do {
            let options = try MusicBrainzOptions(tool.settings)
            let transport = CurlTransport(
                configuration: .init(userAgent: "LinerNotes/0.1 ( \(options.contact ?? "no contact given") )"))
            let url = "\(options.baseURL)/artist/\(Self.variousArtists)?fmt=json"
            let answer: Check
            do {
                let response = try await transport.fetch(HTTPRequest(url: url, deadline: .seconds(10)))
                answer = .ok("MusicBrainz", "\(options.baseURL) answers with status \(response.status)")
            } catch {
                answer = .failed(
                    "MusicBrainz", "\(options.baseURL) does not answer: \(error)",
                    fix: "Check the network, and MUSICBRAINZ_API_URL where it is set")
            }
            await transport.close()
            return answer
        } catch {
            return .failed("MusicBrainz", error)
        }
    }

    /// An id that MusicBrainz promises never to change.
    private static let variousArtists = "89ad4ac3-39f7-470e-963a-56509c546377"
}
