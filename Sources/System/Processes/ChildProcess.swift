package import CProcesses
import Glibc
import Synchronization

/// A program that we started, without a shell, with nothing of ours but its output and its environment.
///
/// It is in another process group than we are, so that Ctrl-C reaches us alone and we decide how it ends.
package final class ChildProcess: Sendable {
    /// How a program runs.
    package struct Surroundings: Sendable {
        /// Where it is among the processes.
        package enum Place: Sendable {
            /// A session of its own, without a terminal.
            case session
            /// The group of a process that runs; 0: a group of its own.
            case group(pid_t)
        }

        package var environment: [String: String]
        /// The file that gets both output streams, after what it holds already; made where it is missing.
        package var log: String
        /// Where it runs; nil: where we do.
        package var folder: String?
        package var place: Place
        /// Whom it runs as; nil: ourselves.
        package var user: UnprivilegedUser?
        /// What it gets when this process ends, however it does; nil: nothing, and it may outlive us.
        package var signalAtOurEnd: Int32?
        /// Whether what is left of its group, which must be its own, is killed when it has ended.
        package var takesGroupAlong = false
        /// A socket that it gets as its descriptors 3, to read from, and 4, to write to; ours stays ours to close.
        package var socket: Int32?

        package init(
            environment: [String: String], log: String, folder: String? = nil, place: Place = .group(0),
            user: UnprivilegedUser? = nil, signalAtOurEnd: Int32? = nil, socket: Int32? = nil
        ) {
            self.environment = environment
            self.log = log
            self.folder = folder
            self.place = place
            self.user = user
            self.signalAtOurEnd = signalAtOurEnd
            self.socket = socket
        }
    }

    /// Its file's name.
    package let name: String
    package let log: String
    package let pid: pid_t
    /// Its process group.
    package let group: pid_t
    private let ending: Ending

    /// Starts the program.
    ///
    /// - Parameter file: Its path.
    /// - Throws: ``ProcessError`` when it or its log can't be used.
    package init(_ file: String, _ arguments: [String], _ surroundings: Surroundings) throws {
        let output = try OwnFile.open(surroundings.log, O_WRONLY | O_CREAT | O_APPEND)
        defer { close(output) }
        name = file.split(separator: "/").last.map(String.init) ?? file
        log = surroundings.log
        ending = Ending(takesGroupAlong: surroundings.takesGroupAlong)
        pid = try Self.start(file, arguments, surroundings, output: output, ending)
        group = if case .group(let group) = surroundings.place, group != 0 { group } else { pid }
    }

    /// How it ended: its code, or 128 and the signal; nil while it runs.
    package func exitCode() -> Int32? { ending.status.withLock(\.self) }

    package func signal(_ signal: Int32) {
        // While the system remembers it, the number is still its own.
        ending.status.withLock { if $0 == nil { kill(pid, signal) } }
    }

    /// Signals its whole group, where it has one of its own.
    package func signalGroup(_ signal: Int32) {
        ending.status.withLock { if $0 == nil, group == pid { kill(-group, signal) } }
    }

    /// Waits for its end up to the limit, also in a task that was cancelled: its children are still to be seen out.
    package func waitForExit(within limit: Duration) async -> Int32? {
        let deadline = ContinuousClock.now + limit
        while exitCode() == nil, ContinuousClock.now < deadline {
            await Task.detached { try? await Task.sleep(for: .milliseconds(10)) }.value
        }
        return exitCode()
    }

    /// Whether a process is over, ours or not; asks without waiting.
    package static func hasEnded(_ pid: pid_t) -> Bool { cprocesses_has_ended(pid) != 0 }

    private static func start(
        _ file: String, _ arguments: [String], _ surroundings: Surroundings, output: Int32, _ ending: Ending
    ) throws -> pid_t {
        let words = CStrings([file] + arguments)
        let variables = CStrings(surroundings.environment.map { "\($0.key)=\($0.value)" })
        let paths = CStrings([file] + [surroundings.folder].compactMap(\.self))
        var program = cprocesses_program()
        program.file = UnsafePointer(paths.pointers[0])
        program.folder = surroundings.folder.map { _ in UnsafePointer(paths.pointers[1]!) }
        program.output = output
        program.handed = surroundings.socket ?? 0
        program.group = if case .group(let group) = surroundings.place { group } else { -1 }
        if let user = surroundings.user {
            (program.becomes_user, program.user_id, program.group_id) = (1, user.uid, user.gid)
        }
        program.signal_at_our_end = surroundings.signalAtOurEnd ?? 0
        let context = Unmanaged.passRetained(ending)
        let result = words.pointers.withUnsafeBufferPointer { words in
            variables.pointers.withUnsafeBufferPointer { variables in
                program.arguments = words.baseAddress
                program.environment = variables.baseAddress
                return cprocesses_start(
                    &program, { Unmanaged<Ending>.fromOpaque($0!).takeRetainedValue().take(of: $1) },
                    context.toOpaque())
            }
        }
        guard result > 0 else {
            context.release()
            throw ProcessError(.notStarted, "\(file) can't be started: \(String(cString: strerror(-result)))")
        }
        return result
    }
}

/// How a child ended, as the thread that keeps it learns it.
final class Ending: Sendable {
    let status = Mutex<Int32?>(nil)
    private let takesGroupAlong: Bool

    init(takesGroupAlong: Bool) { self.takesGroupAlong = takesGroupAlong }

    /// Nobody signals a number that the system has given away.
    func take(of pid: pid_t) {
        status.withLock { status in
            if takesGroupAlong { kill(-pid, SIGKILL) }
            status = cprocesses_take_status(pid)
        }
    }
}

/// Texts as C wants them, for as long as this lives.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { pointers.forEach { free($0) } }
}
