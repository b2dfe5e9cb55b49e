import FleetMessages
import FleetSources
import Messages
import MusicBrainz
import Postgres
import PostgresServer
import Settings

/// Looks at everything that liner needs, one by one; what hangs on a thing that is missing is not looked at.
struct Doctor: Sendable {
    let tool: Tool

    func checks(online: Bool) async -> [Check] {
        var checks = settings() + network() + executables()
        checks += await database()
        // By now every secret has been read, and it is known from where.
        checks += SecretChecks(settings: tool.settings).checks + FilePlaces(settings: tool.settings).checks
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
        return [.ok("workers", "all \(QueueName.fleet.count) found")]
    }

    private func database() async -> [Check] {
        var checks: [Check] = []
        do {
            if case .embedded = try tool.location() {
                checks.append(binaries())
                guard checks.allSatisfy({ $0.state == .ok }) else { return checks }
            }
            // Only workers that stay read it, and they read it late.
            _ = try tool.settings.secret("DATABASE_DIRECT_URL")
            checks += try await tool.withDatabase(.any) { try await DatabaseChecks(database: $0).all() }
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
}
