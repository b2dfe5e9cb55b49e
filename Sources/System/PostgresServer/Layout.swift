import FoundationEssentials
import Glibc

/// Where the parts of a private server stand.
struct Layout: Sendable, Equatable {
    /// The folder that was asked for or, when the server's user cannot reach that, `/var/lib/liner-notes/<hash>`.
    let folder: String
    /// Short, because the path of a socket has at most 107 bytes.
    let socketFolder: String

    static let port = 5432
    static let socketPathMaximum = 107

    init(folder wanted: String, user: ServerUser) {
        let wanted = Self.absolute(wanted)
        folder = user.canReach(wanted) ? wanted : "/var/lib/liner-notes/\(Self.hash(wanted))"
        let near = "\(folder)/socket"
        let fits = Self.socket(in: near).utf8.count <= Self.socketPathMaximum
        socketFolder = fits ? near : "/tmp/liner-notes-\(user.uid)-\(Self.hash(folder))"
    }

    var data: String { "\(folder)/data" }
    /// A cluster that is being made; renamed when it is whole.
    var dataUnfinished: String { "\(folder)/data.new" }
    var log: String { "\(folder)/server.log" }
    var lock: String { "\(folder)/server.lock" }
    var pidFile: String { "\(data)/postmaster.pid" }
    var socket: String { Self.socket(in: socketFolder) }

    private static func socket(in folder: String) -> String { "\(folder)/.s.PGSQL.\(port)" }

    private static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return full.count > 1 && full.hasSuffix("/") ? String(full.dropLast()) : full
    }

    /// FNV-1a: names must only be short and the same each time.
    private static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
