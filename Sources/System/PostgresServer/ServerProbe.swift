import Glibc
import Processes

/// What a cluster's files and its socket say about its server.
///
/// The files are the server's, not ours: nothing in them is believed that is not looked at.
struct ServerProbe: Sendable {
    let layout: Layout
    /// Who owns the cluster, and runs the server.
    let owner: uid_t

    /// The process that the pid file names, when it is this cluster's server.
    var pid: pid_t? {
        guard let pid = pidLines.first.flatMap({ pid_t($0) }), pid > 1, !ChildProcess.hasEnded(pid) else { return nil }
        // A number that a crash left behind, or that somebody wrote, may be another program's: a server runs in the
        // folder of its cluster.
        var (process, folder, cluster) = (stat(), stat(), stat())
        guard stat("/proc/\(pid)", &process) == 0, process.st_uid == owner,
            stat("/proc/\(pid)/cwd", &folder) == 0, stat(layout.data, &cluster) == 0,
            folder.st_dev == cluster.st_dev, folder.st_ino == cluster.st_ino
        else { return nil }
        return pid
    }

    /// Whether the server takes connections: it says so in its pid file, and its socket answers.
    var isReady: Bool {
        guard pid != nil, let state = pidLines.dropFirst(7).first else { return false }
        return state.hasPrefix("ready") && canConnect
    }

    /// The major version of the cluster.
    var version: String? {
        let text = OwnFile.read("\(layout.data)/PG_VERSION", of: owner)?.filter { !$0.isWhitespace } ?? ""
        // It becomes part of a path.
        return !text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) || $0 == "." } ? text : nil
    }

    /// The end of the log, for an error.
    var logTail: String {
        (OwnFile.tail(layout.log, bytesMaximum: 2_000) ?? "").split(separator: "\n").suffix(6).joined(separator: "\n")
    }

    private var pidLines: [Substring] {
        (OwnFile.read(layout.pidFile, of: owner) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }

    private var canConnect: Bool {
        // A server whose queue of connections is full listens, and is not waited for.
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: layout.socket.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, size) == 0 || errno == EAGAIN
            }
        }
    }
}
