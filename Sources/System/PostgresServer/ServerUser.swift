import FoundationEssentials
import Glibc

/// Whom the server runs as: ourselves or, because Postgres refuses to run as root, an unprivileged user.
struct ServerUser: Sendable {
    let uid: uid_t
    let gid: gid_t
    /// What goes before a command so that it runs as this user.
    let prefix: [String]

    private static let setpriv = "/usr/bin/setpriv"

    /// - Throws: ``PostgresServerError`` when we are root and there is nobody to become.
    static func current() throws -> ServerUser {
        guard geteuid() == 0 else { return ServerUser(uid: geteuid(), gid: getegid(), prefix: []) }
        guard let entry = getpwnam("postgres") ?? getpwnam("nobody") else {
            throw PostgresServerError(.preparationFailed, "Postgres refuses to run as root; create a user postgres.")
        }
        guard access(setpriv, X_OK) == 0 else {
            throw PostgresServerError(
                .preparationFailed,
                "Postgres refuses to run as root, and setpriv is missing: apt-get install util-linux.")
        }
        let (uid, gid) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
        // Our own folder may be one that the server's user cannot enter, and initdb insists on knowing where it is.
        let prefix = ["/usr/bin/env", "--chdir=/", setpriv, "--reuid=\(uid)", "--regid=\(gid)", "--clear-groups"]
        return ServerUser(uid: uid, gid: gid, prefix: prefix)
    }

    /// Whether this user can get to the folder, or to the place where it is to be made.
    func canReach(_ folder: String) -> Bool {
        var path = folder
        while path != "/" && !path.isEmpty {
            path = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/"
            var status = stat()
            // What does not exist yet is made by us, and passable.
            if stat(path, &status) == 0 && !mayTraverse(status) { return false }
        }
        return true
    }

    private func mayTraverse(_ status: stat) -> Bool {
        if status.st_uid == uid { return status.st_mode & 0o100 != 0 }
        if status.st_gid == gid { return status.st_mode & 0o010 != 0 }
        return status.st_mode & 0o001 != 0
    }

    /// Makes a folder that only this user (and root) can enter.
    ///
    /// - Throws: ``PostgresServerError`` when it is there and somebody else's.
    func makeFolder(_ folder: String) throws {
        let parents = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
        if !parents.isEmpty {
            try? FileManager.default.createDirectory(atPath: parents, withIntermediateDirectories: true)
        }
        if mkdir(folder, 0o700) == 0 {
            if geteuid() == 0 { _ = chown(folder, uid, gid) }
            return
        }
        let failure = errno
        var status = stat()
        // lstat: a link that somebody else laid in a shared place is not followed.
        guard failure == EEXIST, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw PostgresServerError(
                .preparationFailed, "Cannot make the folder \(folder): \(String(cString: strerror(failure))).")
        }
        if geteuid() == 0 && status.st_uid == 0 { _ = chown(folder, uid, gid) }
        guard status.st_uid == uid || geteuid() == 0 && status.st_uid == 0 else {
            throw PostgresServerError(.preparationFailed, "The folder \(folder) belongs to another user; remove it.")
        }
        _ = chmod(folder, 0o700)
    }
}
