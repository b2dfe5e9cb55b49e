import FoundationEssentials
import Glibc

/// Where names may be used: in folders that nobody else can change. Whoever owns a folder on the way can put something
/// else in the place of all that is below.
package enum TrustedPlace {
    /// The folder that was wanted or, where root may not trust the way to it, one of root's own.
    ///
    /// - Parameter isUsable: What else the folder must be.
    package static func folder(for wanted: String, where isUsable: (String) -> Bool = { _ in true }) -> String {
        let wanted = absolute(wanted)
        return geteuid() != 0 || isTrusted(wanted) && isUsable(wanted) ? wanted : "/var/lib/liner-notes/\(hash(wanted))"
    }

    /// Whether nobody but us and root can change what the names on the way to a path stand for.
    package static func isTrusted(_ path: String) -> Bool { weakPlace(onTheWayTo: parent(of: absolute(path))) == nil }

    /// The first name on the way to a path, or the path itself, for which somebody else than we and root may put
    /// something else; nil where there is none.
    package static func weakPlace(onTheWayTo path: String) -> WeakPlace? {
        do throws(WeakPlace) {
            _ = try real(absolute(path), linksLeft: 40)
            return nil
        } catch {
            return error
        }
    }

    /// Where a path leads, as far as it exists, name by name and link by link.
    private static func real(_ path: String, linksLeft: Int) throws(WeakPlace) -> String {
        guard linksLeft > 0 else { throw WeakPlace(path: path, reason: .endless) }
        var place = "/"
        for name in path.split(separator: "/") where name != "." {
            guard name != ".." else {
                place = parent(of: place)
                continue
            }
            let next = place == "/" ? "/\(name)" : "\(place)/\(name)"
            var status = stat()
            guard lstat(next, &status) == 0 else { return next }
            guard [0, geteuid()].contains(status.st_uid) else { throw WeakPlace(path: next, reason: .foreign) }
            if status.st_mode & S_IFMT == S_IFLNK {
                guard let target = readlink(next, in: place) else { throw WeakPlace(path: next, reason: .endless) }
                place = try real(target, linksLeft: linksLeft - 1)
            } else {
                // In a sticky folder, as /tmp is one, each name belongs to who made it.
                let isSticky = status.st_mode & S_IFMT == S_IFDIR && status.st_mode & S_ISVTX != 0
                guard othersWriting(status) == 0 || isSticky else { throw WeakPlace(path: next, reason: .open) }
                place = next
            }
        }
        return place
    }

    /// The rights of others than us to write. A group that is a user's own and has nobody else in it, as many systems give
    /// one, is nobody else.
    private static func othersWriting(_ status: stat) -> mode_t {
        let isOwnGroup =
            geteuid() != 0 && status.st_gid == getegid()
            && getgrgid(status.st_gid).map { $0.pointee.gr_mem.pointee == nil } == true
            && getpwuid(geteuid()).map { $0.pointee.pw_gid == status.st_gid } == true
        return status.st_mode & (isOwnGroup ? 0o002 : 0o022)
    }

    private static func readlink(_ link: String, in folder: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = bytes.withUnsafeMutableBytes { Glibc.readlink(link, $0.baseAddress!, $0.count) }
        guard count > 0 else { return nil }
        let target = String(decoding: bytes[..<count], as: UTF8.self)
        return target.hasPrefix("/") ? target : "\(folder)/\(target)"
    }

    /// Makes a folder of ours, and what is missing above it.
    ///
    /// Whether the way to it may be trusted is asked again once it is made: somebody may have been faster.
    ///
    /// - Throws: ``ProcessError`` where something else, or somebody else's, stands there or on the way.
    package static func make(_ folder: String, mode: UInt32 = 0o700) throws {
        makeFolders(to: parent(of: folder))
        let isMade = mkdir(folder, mode) == 0
        let failure = errno
        guard isTrusted(folder) else {
            throw ProcessError(
                .fileRefused, "the folder \(folder) can't be used: somebody else may change the way to it")
        }
        guard !isMade else { return }
        var status = stat()
        guard failure == EEXIST, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid(), geteuid() != 0 || status.st_mode & 0o022 == 0
        else {
            let reason = failure == EEXIST ? "it is not this user's alone" : String(cString: strerror(failure))
            throw ProcessError(.fileRefused, "the folder \(folder) can't be used: \(reason)")
        }
    }

    private static func makeFolders(to folder: String) {
        guard folder != "/", access(folder, F_OK) != 0 else { return }
        makeFolders(to: parent(of: folder))
        _ = mkdir(folder, 0o755)  // where it fails, so does what is made in it
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
