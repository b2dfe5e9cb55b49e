import Glibc
import Synchronization

/// A program that we started. It is in another process group than we are, so that Ctrl-C reaches us alone and we
/// decide how it ends.
final class ChildProcess: Sendable {
    let name: String
    let logPath: String
    let pid: pid_t
    /// Its process group.
    let group: pid_t
    private let status = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - logPath: Gets both output streams, after what it holds already.
    ///   - group: The process group that it joins, of which a member runs; 0: one of its own.
    /// - Throws: ``ToolError`` when the program can't be started.
    init(
        name: String, file: String, arguments: [String], environment: [String: String], logPath: String,
        group: pid_t = 0
    ) throws {
        self.name = name
        self.logPath = logPath
        pid = try Self.spawn(file, [file] + arguments, environment, logPath: logPath, group: group)
        self.group = group == 0 ? pid : group
    }

    /// How it ended: its code, or 128 and the signal; nil while it runs.
    func exitCode() -> Int32? {
        status.withLock { status in
            if let status { return status }
            var raw: Int32 = 0
            let result = waitpid(pid, &raw, WNOHANG)
            if result == 0 || (result < 0 && errno == EINTR) { return nil }
            status = result < 0 ? 255 : raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
            return status
        }
    }

    func signal(_ signal: Int32) {
        // Under the lock's rule that an ended child is reaped only by exitCode(), the pid is still its own.
        if exitCode() == nil { kill(pid, signal) }
    }

    /// Waits for its end up to the limit.
    func waitForExit(within limit: Duration) async -> Int32? {
        let deadline = ContinuousClock.now + limit
        while exitCode() == nil, ContinuousClock.now < deadline {
            // Whoever was cancelled still has to see its children out.
            await Task.detached { try? await Task.sleep(for: .milliseconds(20)) }.value
        }
        return exitCode()
    }

    private static func spawn(
        _ file: String, _ arguments: [String], _ environment: [String: String], logPath: String, group: pid_t
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, logPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        resetSignals(&attributes)
        posix_spawnattr_setpgroup(&attributes, group)
        var pid: pid_t = 0
        let result = withCStrings(arguments) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
                posix_spawn(&pid, file, &actions, &attributes, arguments, environment)
            }
        }
        guard result == 0 else {
            throw ToolError(
                .fault, "\(file) can't be started: \(String(cString: strerror(result)))", fix: "Build it again")
        }
        return pid
    }

    /// What we trap, the child would ignore for ever otherwise.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigemptyset(&all)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT] { sigaddset(&all, signal) }
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    }
}

private func withCStrings<R>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
) -> R {
    let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
}
