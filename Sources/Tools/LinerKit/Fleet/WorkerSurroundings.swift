import FoundationEssentials
import Glibc
import Logging
import PostgresServer
import Processes
import Settings
import WorkerRuntime

/// What the workers of a fleet share: the database, where their logs are, whom they run as.
struct WorkerSurroundings: Sendable {
    var environment: [String: String]
    let logFolder: String
    /// nil: ourselves.
    var user: UnprivilegedUser?

    func log(of program: WorkerProgram) -> String { "\(logFolder)/\(program.command).log" }

    /// Starts a worker that stays, and ends with this program however that ends: it finishes what it has in hand.
    ///
    /// - Parameter group: The process group that it joins; 0: one of its own.
    func start(_ program: WorkerProgram, lifetime: Duration, group: pid_t = 0) throws -> ChildProcess {
        try ChildProcess(
            program.file, ["--watch", "--max-seconds", String(max(1, lifetime.components.seconds))],
            .init(
                // Another user has no business in the folder where root stands.
                environment: environment, log: log(of: program), folder: user == nil ? nil : "/",
                place: .group(group), user: user, signalAtOurEnd: SIGTERM))
    }
}

extension Tool {
    /// The private server; nil where the database is somebody else's.
    func privateServer() throws -> PostgresServer? {
        guard case .embedded(let folder) = try location() else { return nil }
        return PostgresServer(folder: folder)
    }

    /// At the private server, workers log in with the rights of workers, and root's run as the server's user: who
    /// reads what strangers answer needs neither root's rights nor a superuser's.
    func workerSurroundings() throws -> WorkerSurroundings {
        var surroundings = WorkerSurroundings(environment: environment, logFolder: try logFolder())
        guard let server = try privateServer() else {
            if geteuid() == 0 {
                logger.warning("the workers run as root; start liner as a user who may do less")
            }
            return surroundings
        }
        surroundings.environment["DATABASE_URL"] = server.connectionString(
            database: "postgres", user: DatabaseAccess.workerRole)
        guard let user = try server.user() else { return surroundings }
        surroundings.user = user
        surroundings.environment = try Self.environment(surroundings.environment, for: user)
        return surroundings
    }

    /// The folder of the workers' logs, made where it is missing.
    private func logFolder() throws -> String {
        let folder = TrustedPlace.folder(for: home + "/logs")
        do {
            try TrustedPlace.make(folder)
        } catch {
            throw ToolError(.configuration, "\(error)", fix: "Set LINERNOTES_HOME to a folder of yours")
        }
        return folder
    }

    /// What workers read from files. Other programs' secrets are nothing to them.
    static let workerSecrets = [
        "DATABASE_DIRECT_URL", "SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET", "GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN",
        "INSTAGRAM_API_KEY", "MLC_USERNAME", "MLC_PASSWORD", "CREDITS_FM_API_KEY", "CHARTMETRIC_REFRESH_TOKEN",
        "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy",
    ]

    /// What variables of ours a worker of another user gets: those of the fleet and of its libraries. What else root has
    /// in the environment is nothing to him.
    static let workerVariables = [
        "LINERNOTES_", "DATABASE_", "PG", "MUSICBRAINZ_", "SPOTIFY_", "GENIUS_", "DISCOGS_", "INSTAGRAM_",
        "MLC_", "CREDITS_FM", "CHARTMETRIC_", "CREDITS_PAGE", "LC_", "SWIFT_", "SSL_CERT_", "PATH", "LANG", "TZ",
        "TMPDIR", "HTTPS_PROXY",
        "HTTP_PROXY", "ALL_PROXY", "NO_PROXY",
    ]

    /// Files of theirs that only root can read are read for the user.
    ///
    /// - Throws: `ConfigurationError` as the workers would, where root can't read one either.
    static func environment(_ ours: [String: String], for user: UnprivilegedUser) throws -> [String: String] {
        var environment = ours.filter { name, _ in
            name != "PGPASSWORD" && workerVariables.contains { name.uppercased().hasPrefix($0) }
        }
        environment.merge(["HOME": user.home, "USER": user.name, "LOGNAME": user.name]) { $1 }
        for (name, path) in environment where name.hasSuffix("_FILE") {
            environment[name] = TrustedPlace.absolute(path)
        }
        // So are those of a folder, all of them: the other user may not get there.
        if environment.removeValue(forKey: "LINERNOTES_SECRETS_FOLDER") != nil {
            for name in workerSecrets where ours[name + "_FILE"] == nil {
                environment[name] = try Settings(environment: ours).secret(name)?.reveal()
            }
        }
        for name in workerSecrets {
            guard let path = ours[name + "_FILE"], !user.canRead(path) else { continue }
            environment[name + "_FILE"] = nil
            environment[name] = try Settings(environment: ours).secret(name)?.reveal()
        }
        return environment
    }
}
