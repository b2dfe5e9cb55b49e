import FoundationEssentials
import Glibc

/// What a cluster's files and its socket say about its server.
struct ServerProbe: Sendable {
    let layout: Layout

    /// The process that the pid file names, when it is a running Postgres.
    var pid: pid_t? {
        guard let pid = pidLines.first.flatMap({ pid_t($0) }), !ChildProcess.hasEnded(pid) else { return nil }
        // A number that a crash left behind may be another program's by now.
        let name = FileManager.default.contents(atPath: "/proc/\(pid)/comm").map { String(decoding: $0, as: UTF8.self) }
        return name.map { $0.hasPrefix("postgres") } ?? true ? pid : nil
    }

    /// Whether the server takes connections: it says so in its pid file, and its socket answers.
    var isReady: Bool {
        guard pid != nil, let state = pidLines.dropFirst(7).first else { return false }
        return state.hasPrefix("ready") && canConnect
    }

    /// The end of the log, for an error.
    var logTail: String {
        let data = FileManager.default.contents(atPath: layout.log) ?? Data()
        return String(decoding: data.suffix(2_000), as: UTF8.self).split(separator: "\n").suffix(6)
            .joined(separator: "\n")
    }

    private var pidLines: [Substring] {
        let data = FileManager.default.contents(atPath: layout.pidFile) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    private var canConnect: Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: layout.socket.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
    }
}
