import FoundationEssentials
import Glibc

/// Where root may use names: in folders that nobody else can change. Whoever owns a folder on the way can put
/// something else in the place of all that is below.
package enum TrustedPlace {
    /// The folder that was wanted or, where root may not trust the way to it, one of root's own.
    ///
    /// - Parameter isUsable: What else the folder must be.
    package static func folder(for wanted: String, where isUsable: (String) -> Bool = { _ in true }) -> String {
        let wanted = absolute(wanted)
        return isTrusted(wanted) && isUsable(wanted) ? wanted : "/var/lib/liner-notes/\(hash(wanted))"
    }

    /// Whether nobody but us can change what the names on the way to a path stand for; of users other than root,
    /// who harm only themselves, nothing is asked.
    static func isTrusted(_ path: String) -> Bool {
        guard geteuid() == 0 else { return true }
        // The names as they are written, for links on the way, and the folders that they come to.
        return isRootsAlone(parent(of: path)) && isRootsAlone(existing(parent(of: path)))
    }

    private static func isRootsAlone(_ path: String) -> Bool {
        var path = path
        while true {
            var status = stat()
            if lstat(path, &status) == 0 {
                guard status.st_uid == 0 else { return false }
                // In a sticky folder, as /tmp is one, each name belongs to who made it.
                let isClosed = status.st_mode & 0o022 == 0 || status.st_mode & S_ISVTX != 0
                guard isClosed || status.st_mode & S_IFMT == S_IFLNK else { return false }
            }
            if path == "/" { return true }
            path = parent(of: path)
        }
    }

    /// Makes a folder of ours, and what is missing above it.
    ///
    /// - Throws: ``ProcessError`` where something else, or somebody else's, stands there.
    package static func make(_ folder: String, mode: mode_t = 0o700) throws {
        try? FileManager.default.createDirectory(atPath: parent(of: folder), withIntermediateDirectories: true)
        guard mkdir(folder, mode) != 0 else { return }
        let failure = errno
        var status = stat()
        guard failure == EEXIST, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid()
        else {
            let reason = failure == EEXIST ? "it is not this user's" : String(cString: strerror(failure))
            throw ProcessError(.fileRefused, "the folder \(folder) can't be used: \(reason)")
        }
    }

    /// The real path of the nearest folder that exists.
    private static func existing(_ path: String) -> String {
        var path = path
        while true {
            if let real = realpath(path, nil) {
                defer { free(real) }
                return String(cString: real)
            }
            path = parent(of: path)
        }
    }

    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    package static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return full.count > 1 && full.hasSuffix("/") ? String(full.dropLast()) : full
    }

    /// FNV-1a: names must only be short and the same each time.
    private static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
