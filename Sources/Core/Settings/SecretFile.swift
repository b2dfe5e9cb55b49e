import FoundationEssentials
import Glibc

/// A file that holds a secret, and who else than its reader may use it.
public struct SecretFile: Sendable, Equatable {
    /// The variable that names it.
    public let variable: String
    /// Where it is, as the variable says; it may be a link.
    public let path: String

    public init(variable: String, path: String) {
        self.variable = variable
        self.path = path
    }

    /// What is wrong with it, and what to do; nil where nothing is, or where there is no such file.
    public var exposure: Exposure? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        let target = String(cString: real)
        var status = stat()
        guard stat(target, &status) == 0 else { return nil }
        let folders = Self.folders(above: target)
        return Exposure(
            self, Access(mode: status.st_mode, owner: status.st_uid),
            isReachable: folders.allSatisfy { $0.st_mode & 0o001 != 0 },
            isReplaceable: folders.contains { $0.st_mode & 0o002 != 0 && $0.st_mode & S_ISVTX == 0 }, user: geteuid())
    }

    /// Mode and owner of a file.
    struct Access: Equatable {
        let mode: UInt32
        let owner: UInt32
    }

    private static func folders(above path: String) -> [stat] {
        var found: [stat] = []
        var folder = URL(filePath: path).deletingLastPathComponent()
        while true {
            var status = stat()
            if stat(folder.path, &status) == 0 { found.append(status) }
            guard folder.path != "/", !folder.path.isEmpty else { return found }
            folder.deleteLastPathComponent()
        }
    }
}

extension SecretFile {
    /// Who may read or change a secret that should not.
    public struct Exposure: Sendable, Equatable, CustomStringConvertible {
        /// The file that is open to others.
        public let file: SecretFile
        /// As `may be read by everybody on this machine`.
        public let problem: String
        /// What to do about it, with the command where one does it.
        public let fix: String

        /// - Parameters:
        ///   - isReachable: Whether every folder on the way there lets everybody through.
        ///   - isReplaceable: Whether everybody may put another file in its place.
        init?(_ file: SecretFile, _ access: Access, isReachable: Bool, isReplaceable: Bool, user: UInt32) {
            let isRoots = access.owner == 0
            let others = isReachable ? access.mode & 0o007 : 0
            let group = access.mode & 0o070
            let closing = "chmod \(isRoots ? "g-wx,o=" : "go=") \(file.path)"
            switch true {
            case !isRoots && access.owner != user:
                (problem, fix) = (
                    "belongs to another user, who may read and change it",
                    "Give it to the user who reads it, or to root: chown"
                )
            case isReplaceable:
                (problem, fix) = (
                    "lies in a folder in which everybody may replace it", "Move it into a folder that is yours alone"
                )
            case others & 0o002 != 0: (problem, fix) = ("may be changed by everybody on this machine", closing)
            case others & 0o004 != 0: (problem, fix) = ("may be read by everybody on this machine", closing)
            case group & 0o020 != 0: (problem, fix) = ("may be changed by its group", closing)
            // Root hands a secret to a group on purpose, as Kubernetes does with fsGroup.
            case group & 0o040 != 0 && !isRoots: (problem, fix) = ("may be read by its group", closing)
            default: return nil
            }
            self.file = file
        }

        public var description: String { "\(file.variable) names \(file.path), which \(problem). \(fix)" }
    }
}
