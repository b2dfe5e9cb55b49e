import FoundationEssentials
import Glibc
import Processes

/// Makes the folders of a private server, each for whom it is.
struct ServerFolders: Sendable {
    let layout: Layout
    /// Whom the server runs as; nil: ourselves.
    let user: UnprivilegedUser?

    /// Who owns the cluster and the socket.
    var owner: uid_t { user?.uid ?? geteuid() }

    /// Makes the folder of all, with the lock and the log.
    ///
    /// - Throws: ``PostgresServerError`` when it is there and somebody else's.
    func makeOuter() throws {
        guard let user else { return try make(layout.folder) { try TrustedPlace.make($0) } }
        try refuseLeftBehind(user)
        try make(layout.folder) { folder in
            if takesOver(folder, from: user) { return }
            // Others must pass through it to the socket.
            try TrustedPlace.make(folder, mode: 0o755)
        }
    }

    /// Makes the socket's folder, which only the server's user (and root) can enter.
    func makeSocketFolder() throws {
        guard let link = layout.socketLink else { return try makeInner(layout.socketFolder) }
        if isInner(layout.socketFolder) { return }
        // Whoever knew the name beforehand could stand there first.
        var template = Array("/tmp/liner-notes-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw failure("/tmp", errno) }
        let folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        try give(folder)
        unlink(link)
        guard symlink(folder, link) == 0 else { throw failure(link, errno) }
    }

    /// Makes an empty folder that is the server's user's.
    func makeInner(_ folder: String) throws {
        if mkdir(folder, 0o700) == 0 { return try give(folder) }
        let reason = errno
        guard reason == EEXIST, isInner(folder) else { throw failure(folder, reason) }
    }

    /// Whether a folder is the server's user's, and no link.
    private func isInner(_ folder: String) -> Bool {
        var status = stat()
        return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == owner
            && status.st_mode & 0o077 == 0
    }

    private func give(_ folder: String) throws {
        guard let user else { return }
        guard lchown(folder, user.uid, user.gid) == 0 else { throw failure(folder, errno) }
    }

    /// Earlier releases gave the whole folder to the server's user. It becomes root's, and what root opens in it is
    /// made anew: it may be a link by now.
    private func takesOver(_ folder: String, from user: UnprivilegedUser) -> Bool {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_uid == user.uid, TrustedPlace.isTrusted(folder),
            fchown(descriptor, 0, 0) == 0, fchmod(descriptor, 0o755) == 0
        else { return false }
        for name in ["server.lock", "server.log"] { unlinkat(descriptor, name, 0) }
        return true
    }

    /// A cluster of root's that stands where root no longer goes is not passed over in silence.
    private func refuseLeftBehind(_ user: UnprivilegedUser) throws {
        var status = stat()
        guard layout.wanted != layout.folder, lstat("\(layout.wanted)/data", &status) == 0, status.st_uid == user.uid,
            lstat(layout.data, &status) != 0
        else { return }
        throw PostgresServerError(
            .preparationFailed,
            "Root uses no folder that another user may exchange: move \(layout.wanted) to \(layout.folder).")
    }

    private func make(_ folder: String, _ body: (String) throws -> Void) throws {
        do {
            try body(folder)
        } catch let error as ProcessError {
            throw PostgresServerError(.preparationFailed, "\(error); remove it, or name another.")
        }
    }

    private func failure(_ folder: String, _ reason: Int32) -> PostgresServerError {
        PostgresServerError(
            .preparationFailed,
            reason == EEXIST
                ? "The folder \(folder) belongs to another user, or is open to others; remove it."
                : "Cannot make the folder \(folder): \(String(cString: strerror(reason))).")
    }
}
