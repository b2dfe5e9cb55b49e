import FoundationEssentials
import Glibc

/// A private Postgres in a folder: no TCP, a socket that only its owner can reach, a superuser of its own.
///
/// The cluster stands in `data`, the log in `server.log`. Run by root, the server runs as the user `postgres` or
/// else `nobody`; where that user cannot reach the folder (root's home is closed to others), everything stands in
/// `/var/lib/liner-notes/<hash of the folder>` instead. ``folder`` says which it is.
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
    private let owner: Result<ServerUser, PostgresServerError>
    private let durable: Bool
    private let connectionsMaximum: Int
    private let programs: String?

    /// Describes a server; nothing is touched before ``start()``.
    ///
    /// - Parameters:
    ///   - durable: False for tests: faster, and a crash of the machine may ruin the cluster.
    ///   - connectionsMaximum: The server's `max_connections`.
    ///   - programs: The folder with `initdb` and `postgres`; nil: where this machine has them.
    public init(folder: String, durable: Bool = true, connectionsMaximum: Int = 100, programs: String? = nil) {
        owner = Result { try ServerUser.current() }.mapError { $0 as! PostgresServerError }
        let user = (try? owner.get()) ?? ServerUser(uid: geteuid(), gid: getegid(), prefix: [])
        layout = Layout(folder: folder, user: user)
        self.durable = durable
        self.connectionsMaximum = connectionsMaximum
        self.programs = programs
    }

    /// Where the cluster and the log really stand.
    public var folder: String { layout.folder }

    public var log: String { layout.log }

    /// Leads to the database `postgres`, whether the server runs or not.
    public var connectionString: String { connectionString(database: "postgres") }

    public func connectionString(database: String) -> String {
        let (name, host) = (Self.percentEncoded(database), Self.percentEncoded(layout.socketFolder))
        return "postgresql://\(Self.user)@/\(name)?host=\(host)&port=\(Layout.port)"
    }

    /// Whether the server's programs are on this machine.
    public static func installed() -> Bool { Binaries.find() != nil }

    /// Whether the user that the server runs as can get to a file or folder.
    package func canReach(_ path: String) -> Bool { (try? owner.get().canReach(path)) ?? false }

    /// Where its socket is.
    package var socketFolder: String { layout.socketFolder }
    /// The number in its socket's name.
    package var port: Int { Layout.port }
    /// What goes before a command so that it runs as the server's user, who alone reaches the socket.
    package var commandPrefix: [String] { (try? owner.get().prefix) ?? [] }

    public func isRunning() async -> Bool { ServerProbe(layout: layout).isReady }

    /// Makes the cluster if there is none, and starts the server if it does not run.
    ///
    /// Any number of processes may call this at once: one starts, the others find it running.
    ///
    /// - Returns: The connection string.
    /// - Throws: ``PostgresServerError``, whose message says what to do.
    public func start() async throws -> String {
        let user = try owner.get()
        try user.makeFolder(layout.folder)
        return try await FileLock.hold(layout.lock) {
            if ServerProbe(layout: layout).isReady { return connectionString }
            let programs = try binaries()
            try user.makeFolder(layout.socketFolder)
            if access("\(layout.data)/PG_VERSION", F_OK) != 0 { try await makeCluster(user, programs) }
            try await launch(user, programs)
            return connectionString
        }
    }

    /// Stops the server and waits for its end; does nothing when it does not run.
    ///
    /// - Throws: ``PostgresServerError`` `.stopFailed` when it still runs after 60 seconds.
    public func stop(_ mode: StopMode = .fast) async throws {
        let probe = ServerProbe(layout: layout)
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
        guard let pid = ServerProbe(layout: layout).pid, Glibc.kill(pid, SIGQUIT) == 0 else { return }
        for _ in 0..<500 where !ChildProcess.hasEnded(pid) { usleep(10_000) }
    }

    /// Deletes the cluster, the socket's folder and the log; the server must not run.
    package func remove() {
        for path in [layout.socketFolder, layout.folder] { try? FileManager.default.removeItem(atPath: path) }
    }
}

extension PostgresServer {
    private func binaries() throws -> Binaries {
        let version = FileManager.default.contents(atPath: "\(layout.data)/PG_VERSION")
            .map { String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace } }
        guard let programs = programs.map(Binaries.init(folder:)) ?? Binaries.find(version: version) else {
            throw PostgresServerError(
                .notInstalled, "No Postgres server on this machine: apt-get install postgresql, or set DATABASE_URL.")
        }
        return programs
    }

    private func makeCluster(_ user: ServerUser, _ programs: Binaries) async throws {
        try? FileManager.default.removeItem(atPath: layout.dataUnfinished)
        var command =
            user.prefix + [
                programs.initdb, "--pgdata=\(layout.dataUnfinished)", "--username=\(Self.user)", "--encoding=UTF8",
                "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject",
            ]
        if !durable { command.append("--no-sync") }
        let code = try await ChildProcess(command, log: layout.log).exitCode()
        guard code == 0, rename(layout.dataUnfinished, layout.data) == 0 else {
            throw PostgresServerError(
                .preparationFailed, "initdb failed (\(code)):\n\(ServerProbe(layout: layout).logTail)")
        }
    }

    private func launch(_ user: ServerUser, _ programs: Binaries) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        let probe = ServerProbe(layout: layout)
        var failures = 0
        while true {
            let child = try ChildProcess(user.prefix + [programs.postgres] + arguments, log: layout.log)
            while !ChildProcess.hasEnded(child.pid) {
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
