import FoundationEssentials
package import Glibc
package import Processes

/// A private Postgres in a folder: no TCP, a socket that only its owner can reach, a superuser of its own.
///
/// The cluster stands in `data`, the log in `server.log`. Run by root, the server runs as the user `postgres` or
/// else `nobody`; where that user cannot reach the folder (root's home is closed to others), or another user may
/// change what its name stands for, everything stands in `/var/lib/liner-notes/<hash of the folder>` instead.
/// ``folder`` says which it is.
public struct PostgresServer: Sendable {
    /// How a server is told to stop.
    public enum StopMode: Sendable {
        /// When the last session has ended by itself.
        case smart
        /// Now, ending sessions, with a clean checkpoint.
        case fast
        /// At once, as in a crash: the next start recovers.
        case immediate

        var signal: Int32 {
            switch self {
            case .smart: SIGTERM
            case .fast: SIGINT
            case .immediate: SIGQUIT
            }
        }
    }

    /// The superuser, who needs no password on the socket.
    public static let user = "linernotes"

    let layout: Layout
    private let owner: Result<UnprivilegedUser?, PostgresServerError>
    private let durable: Bool
    private let connectionsMaximum: Int
    private let programs: String?

    /// Describes a server; nothing is touched before ``start()``.
    ///
    /// - Parameters:
    ///   - folder: Where the cluster and the log are to stand; ``folder`` says where they do.
    ///   - durable: False for tests: faster, and a crash of the machine may ruin the cluster.
    ///   - connectionsMaximum: The server's `max_connections`.
    ///   - programs: The folder with `initdb` and `postgres`; nil: where this machine has them.
    public init(folder: String, durable: Bool = true, connectionsMaximum: Int = 100, programs: String? = nil) {
        owner = Result { try UnprivilegedUser.current() }
            .mapError { PostgresServerError(.preparationFailed, "\($0).") }
        layout = Layout(folder: folder, user: (try? owner.get()) ?? nil)
        self.durable = durable
        self.connectionsMaximum = connectionsMaximum
        self.programs = programs
    }

    /// Where the cluster and the log really stand.
    public var folder: String { layout.folder }

    /// The path of the server's log, `server.log` in ``folder``; no such file before the first ``start()``.
    public var log: String { layout.log }

    /// Leads to the database `postgres`, whether the server runs or not, once it has been started.
    public var connectionString: String { connectionString(database: "postgres") }

    /// Leads to a database, as the superuser or as a role of the database.
    public func connectionString(database: String, user: String = user) -> String {
        let (name, host) = (Self.percentEncoded(database), Self.percentEncoded(layout.socketFolder))
        // The server asks for no password: none of a file or of the environment goes to who stands in its place, and
        // only its own account is talked to.
        let peer = serverAccount.map { "&requirepeer=\(Self.percentEncoded($0))" } ?? ""
        return "postgresql://\(Self.percentEncoded(user))@/\(name)?host=\(host)&port=\(Layout.port)"
            + "&password=&passfile=/nonexistent\(peer)"
    }

    /// The name of the account that the server runs as; nil where this machine has none for us.
    private var serverAccount: String? {
        if let user = (try? owner.get()) ?? nil { return user.name }
        return getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
    }

    /// Whether the server's programs are on this machine.
    public static func installed() -> Bool { Binaries.find() != nil }

    /// Whom the server runs as; nil: ourselves. That user and root alone reach the socket.
    ///
    /// - Throws: ``PostgresServerError`` when we are root and there is nobody to become.
    package func user() throws -> UnprivilegedUser? { try owner.get() }

    /// Whether the user that the server runs as can get to a file or folder.
    package func canReach(_ path: String) -> Bool { ((try? owner.get()) ?? nil)?.canReach(path) ?? true }

    /// Where its socket is.
    package var socketFolder: String { layout.socketFolder }
    /// The number in its socket's name.
    package var port: Int { Layout.port }

    /// Whether the server takes connections at this moment.
    public func isRunning() async -> Bool { probe.isReady }

    /// Makes the cluster if there is none, and starts the server if it does not run.
    ///
    /// Any number of processes may call this at once: one starts, the others find it running.
    ///
    /// - Returns: The connection string.
    /// - Throws: ``PostgresServerError``, whose message says what to do.
    public func start() async throws -> String {
        _ = try await start(endingWithUs: false)
        return connectionString
    }

    /// Starts the server if it does not run.
    ///
    /// - Parameter endingWithUs: Whether it stops by itself when this process ends, however that happens.
    /// - Returns: Whether it was started by this call.
    package func start(endingWithUs: Bool) async throws -> Bool {
        let folders = ServerFolders(layout: layout, user: try owner.get())
        try folders.makeOuter()
        do {
            return try await FileLock.hold(layout.lock) {
                if probe.isReady { return false }
                let programs = try binaries()
                try folders.makeSocketFolder()
                if access("\(layout.data)/PG_VERSION", F_OK) != 0 { try await makeCluster(folders, programs) }
                try await launch(folders, programs, endingWithUs: endingWithUs)
                return true
            }
        } catch let error as ProcessError {
            throw PostgresServerError(.preparationFailed, "\(error).")
        }
    }

    /// Stops the server and waits for its end; does nothing when it does not run.
    ///
    /// - Throws: ``PostgresServerError`` `.stopFailed` when it still runs after 60 seconds.
    public func stop(_ mode: StopMode = .fast) async throws {
        guard let pid = probe.pid else { return }
        let deadline = ContinuousClock.now + .seconds(60)
        guard Glibc.kill(pid, mode.signal) == 0 || errno == ESRCH else {
            throw PostgresServerError(.stopFailed, "The server belongs to another user (process \(pid)).")
        }
        while !ChildProcess.hasEnded(pid) {
            guard .now < deadline else {
                throw PostgresServerError(.stopFailed, "The server (process \(pid)) has not stopped; see \(log).")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Stops the server as in a crash, without `await`: for the last moments of a process.
    package func kill() {
        guard let pid = probe.pid, Glibc.kill(pid, SIGQUIT) == 0 else { return }
        for _ in 0..<500 where !ChildProcess.hasEnded(pid) { usleep(10_000) }
    }

    /// Deletes the cluster, the socket's folder and the log; the server must not run.
    package func remove() {
        for path in [layout.socketFolder, layout.folder] { try? FileManager.default.removeItem(atPath: path) }
    }
}

extension PostgresServer {
    /// The server's process; nil when it does not run.
    package var pid: pid_t? { probe.pid }

    private var probe: ServerProbe {
        ServerProbe(layout: layout, owner: ((try? owner.get()) ?? nil)?.uid ?? geteuid())
    }

    private func binaries() throws -> Binaries {
        guard let programs = programs.map(Binaries.init(folder:)) ?? Binaries.find(version: probe.version) else {
            throw PostgresServerError(
                .notInstalled, "No Postgres server on this machine: apt-get install postgresql, or set DATABASE_URL.")
        }
        return programs
    }

    private func makeCluster(_ folders: ServerFolders, _ programs: Binaries) async throws {
        let unfinished = layout.dataUnfinished
        // What is in there is its owner's, and so is who deletes it.
        _ = await (try run(["/bin/rm", "-rf", unfinished], folders)).waitForExit(within: .seconds(60))
        guard rmdir(unfinished) == 0 || unlink(unfinished) == 0 || errno == ENOENT else {
            throw PostgresServerError(.preparationFailed, "\(unfinished) can't be removed; remove it.")
        }
        try folders.makeInner(unfinished)
        var command = [
            programs.initdb, "--pgdata=\(unfinished)", "--username=\(Self.user)", "--encoding=UTF8",
            "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject",
        ]
        if !durable { command.append("--no-sync") }
        // Half a cluster is of no use to anybody.
        let initdb = try run(command, folders, signalAtOurEnd: SIGTERM)
        var code: Int32?
        while code == nil {
            try await Task.sleep(for: .milliseconds(10))
            code = initdb.exitCode()
        }
        guard code == 0, rename(unfinished, layout.data) == 0 else {
            throw PostgresServerError(.preparationFailed, "initdb failed (\(code ?? 0)):\n\(probe.logTail)")
        }
    }

    private func launch(_ folders: ServerFolders, _ programs: Binaries, endingWithUs: Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        var failures = 0
        while true {
            let child = try run(
                [programs.postgres] + arguments, folders,
                signalAtOurEnd: endingWithUs ? StopMode.fast.signal : nil)
            while child.exitCode() == nil {
                if probe.isReady { return }
                guard .now < deadline else {
                    throw PostgresServerError(.startFailed, "Not ready after 60 seconds:\n\(probe.logTail)")
                }
                try await Task.sleep(for: .milliseconds(5))
            }
            // What a killed server left behind (its children, its shared memory) goes away within moments.
            failures += 1
            guard failures < 4 else {
                throw PostgresServerError(.startFailed, "The server ended at once; \(log) ends:\n\(probe.logTail)")
            }
            try await Task.sleep(for: .milliseconds(250))
        }
    }

    /// Starts a program as the server's user, in a session of its own.
    private func run(
        _ command: [String], _ folders: ServerFolders, signalAtOurEnd: Int32? = nil
    ) throws -> ChildProcess {
        try ChildProcess(
            command[0], Array(command.dropFirst()),
            // No PG* variables: PGDATA or PGPORT of our own surroundings mean another server.
            .init(
                environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"], log: layout.log,
                // Our own folder may be one that the server's user cannot enter, and initdb insists on knowing it.
                folder: "/", place: .session, user: folders.user, signalAtOurEnd: signalAtOurEnd))
    }

    private var arguments: [String] {
        let settings = [
            "listen_addresses=", "unix_socket_directories=\"\(layout.socketFolder)\"", "unix_socket_permissions=0700",
            "port=\(Layout.port)", "max_connections=\(connectionsMaximum)", "timezone=UTC", "log_timezone=UTC",
            "logging_collector=off",
        ]
        let fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        return ["-D", layout.data] + (settings + (durable ? [] : fast)).flatMap { ["-c", $0] }
    }

    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            let character = Character(Unicode.Scalar(byte))
            if byte < 128 && (character.isLetter || character.isNumber || "/-_.".contains(character)) {
                encoded.append(character)
            } else {
                encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
