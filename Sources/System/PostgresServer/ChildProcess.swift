import FoundationEssentials
import Glibc

/// A program started without a shell, in a session of its own, with nothing of ours but its log.
struct ChildProcess: Sendable {
    let pid: pid_t

    /// Starts `command[0]`, an absolute path; its output is appended to the log.
    ///
    /// - Throws: ``PostgresServerError`` `.startFailed`.
    init(_ command: [String], log: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        for descriptor in Self.inheritable() { posix_spawn_file_actions_addclose(&actions, descriptor) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = Self.newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var arguments = Self.copies(command)
        // No PG* variables: PGDATA or PGPORT of our own surroundings mean another server.
        var environment = Self.copies(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"])
        defer { (arguments + environment).forEach { free($0) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &environment)
        guard failure == 0 else {
            throw PostgresServerError(
                .startFailed, "Cannot start \(command[0]): \(String(cString: strerror(failure))).")
        }
        pid = child
    }

    /// `POSIX_SPAWN_SETSID`, which the module of the C library hides among the GNU extensions.
    private static let newSession: Int32 = 0x80

    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }

    /// Descriptors of ours that a program would keep open: a server must not hold its starter's pipes.
    private static func inheritable() -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { $0 > 2 && fcntl($0, F_GETFD) == 0 }
    }

    /// Whether the process is over; asks without waiting, and lets the system forget a finished child.
    static func hasEnded(_ pid: pid_t) -> Bool {
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == pid { return true }
        return kill(pid, 0) != 0 && errno == ESRCH
    }

    /// Waits for the end without blocking a thread; returns the exit code, or 128 and the signal.
    func exitCode() async throws -> Int32 {
        var status: Int32 = 0
        while true {
            let ended = waitpid(pid, &status, WNOHANG)
            guard ended == 0 else { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }
}
