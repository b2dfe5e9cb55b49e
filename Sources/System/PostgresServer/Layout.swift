import FoundationEssentials
import Glibc
import Processes

/// Where the parts of a private server stand.
///
/// The folder is ours, and so are the lock and the log in it. The cluster and the socket are the server's: where root
/// has it run as another user, root opens no name in those.
struct Layout: Sendable, Equatable {
    /// The folder that was asked for or, when root may not trust the way to it or the server's user cannot reach it,
    /// `/var/lib/liner-notes/<hash>`.
    let folder: String
    /// The folder that was asked for.
    let wanted: String
    /// Whether the socket stands elsewhere, because its path has at most 107 bytes.
    private let isLong: Bool

    static let port = 5432
    static let socketPathMaximum = 107

    init(folder wanted: String, user: UnprivilegedUser?) {
        self.wanted = TrustedPlace.absolute(wanted)
        folder = TrustedPlace.folder(for: wanted) { user?.canReach($0) ?? true }
        isLong = Self.socket(in: "\(folder)/socket").utf8.count > Self.socketPathMaximum
    }

    var data: String { "\(folder)/data" }
    /// A cluster that is being made; renamed when it is whole.
    var dataUnfinished: String { "\(folder)/data.new" }
    var log: String { "\(folder)/server.log" }
    var lock: String { "\(folder)/server.lock" }
    var pidFile: String { "\(data)/postmaster.pid" }
    var socket: String { Self.socket(in: socketFolder) }

    /// A short folder with a name that nobody could foresee is found by a link in our own.
    var socketLink: String? { isLong ? "\(folder)/socket" : nil }

    var socketFolder: String {
        guard let socketLink else { return "\(folder)/socket" }
        return (try? FileManager.default.destinationOfSymbolicLink(atPath: socketLink)) ?? socketLink
    }

    private static func socket(in folder: String) -> String { "\(folder)/.s.PGSQL.\(port)" }
}
