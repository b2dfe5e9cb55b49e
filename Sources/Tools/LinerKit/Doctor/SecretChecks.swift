import Deployment
import Glibc
import Settings

/// Whether files with secrets are closed to those who have nothing to do with them.
struct SecretChecks: Sendable {
    let settings: Settings
    /// The file that cron and systemd read settings from.
    var environmentFile = Installation.packaged.environmentFile

    /// Nothing where no secret stands in a file.
    var checks: [Check] {
        var found = settings.exposures
        found += [SecretFile(variable: "the fleet's environment", path: environmentFile)].compactMap(\.exposure)
        let exposed = found.map {
            Check.note("secrets", "\($0.file.path) (\($0.file.variable)) \($0.problem)", fix: $0.fix)
        }
        return exposed + passwordFile
    }

    /// libpq passes over one that it does not like, and the login fails for want of a password.
    private var passwordFile: [Check] {
        let given = settings.text("PGPASSFILE")
        guard let path = given ?? settings.text("HOME").map({ $0 + "/.pgpass" }) else { return [] }
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard given != nil else { return [] }
            return [
                .note("secrets", "PGPASSFILE names \(path), which is not there", fix: "Write it, or unset PGPASSFILE")
            ]
        }
        guard status.st_mode & 0o077 != 0 else { return [] }
        return [
            .note(
                "secrets", "\(path) may be used by others, and libpq passes over it for that", fix: "chmod 600 \(path)")
        ]
    }
}
