package import Glibc

/// Whom root's programs run as: nobody of importance.
package struct UnprivilegedUser: Sendable, Equatable {
    package let name: String
    package let uid: uid_t
    package let gid: gid_t
    package let home: String

    /// The user `postgres` or else `nobody`; nil where we are not root and need nobody.
    ///
    /// - Throws: ``ProcessError`` when we are root and there is neither.
    package static func current() throws -> UnprivilegedUser? {
        guard geteuid() == 0 else { return nil }
        for name in ["postgres", "nobody"] {
            if let entry = getpwnam(name), entry.pointee.pw_uid != 0 {
                return UnprivilegedUser(
                    name: name, uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid,
                    home: String(cString: entry.pointee.pw_dir))
            }
        }
        throw ProcessError(.notStarted, "Postgres and the workers don't run as root; create a user postgres")
    }

    /// Whether this user can get to a file or folder, or to the place where it is to be made.
    package func canReach(_ path: String) -> Bool {
        var path = path
        while path != "/" && !path.isEmpty {
            path = TrustedPlace.parent(of: path)
            var status = stat()
            // What does not exist yet is made by us, and passable.
            if stat(path, &status) == 0 && !mayTraverse(status) { return false }
        }
        return true
    }

    /// Whether this user can read a file, as far as its rights say.
    package func canRead(_ path: String) -> Bool {
        var status = stat()
        guard canReach(TrustedPlace.absolute(path)), stat(path, &status) == 0 else { return false }
        if status.st_uid == uid { return status.st_mode & 0o400 != 0 }
        if status.st_gid == gid { return status.st_mode & 0o040 != 0 }
        return status.st_mode & 0o004 != 0
    }

    private func mayTraverse(_ status: stat) -> Bool {
        if status.st_uid == uid { return status.st_mode & 0o100 != 0 }
        if status.st_gid == gid { return status.st_mode & 0o010 != 0 }
        return status.st_mode & 0o001 != 0
    }
}
