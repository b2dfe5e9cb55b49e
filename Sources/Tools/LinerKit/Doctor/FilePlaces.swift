import Glibc
import Postgres
import Processes
import Settings

/// Whether somebody else decides what is read from a file that we believe: our secrets, and whom we trust.
struct FilePlaces: Sendable {
    let settings: Settings

    /// A file that is believed, and the setting that names it.
    struct File: Sendable, Equatable {
        let variable: String
        let path: String
    }

    /// Nothing where all is well. By then every secret must have been read.
    var checks: [Check] { secrets + authorities.compactMap { Self.check("authorities", $0) } }

    /// A secret's file itself has checks of its own; here it is the way to it that counts.
    private var secrets: [Check] {
        let exposed = settings.exposures.map(\.file)
        return settings.secretFilesRead.filter { !exposed.contains($0) }
            .compactMap { Self.check("secrets", File(variable: $0.variable, path: $0.path)) }
    }

    private var authorities: [File] {
        let given = settings.text("LINERNOTES_CA_FILE").map { File(variable: "LINERNOTES_CA_FILE", path: $0) }
        return [given, rootCertificate].compactMap { $0 }
    }

    /// The one that libpq takes; where none is named it looks for one of its own in the user's home.
    private var rootCertificate: File? {
        // What is wrong with the address says the check of the database.
        guard let url = try? settings.secret("DATABASE_URL")?.reveal() ?? "",
            let named = try? RootCertificate.file(of: url).map({ File(variable: "sslrootcert", path: $0) })
        else { return settings.text("HOME").map { File(variable: "libpq", path: $0 + "/.postgresql/root.crt") } }
        return named
    }

    static func check(_ name: String, _ file: File) -> Check? {
        guard access(file.path, F_OK) == 0, let weak = TrustedPlace.weakPlace(onTheWayTo: file.path) else { return nil }
        let what = weak.path == file.path ? "which" : "and on the way there \(weak.path)"
        let (problem, fix) =
            switch weak.reason {
            case .foreign:
                (
                    "belongs to another user, who may put something else there",
                    "Have it belong to root or to this user, or name a copy in a folder of yours in \(file.variable)"
                )
            case .open: ("may be changed by others", "chmod go-w \(weak.path)")
            case .endless: ("leads nowhere", "Name the file itself in \(file.variable)")
            }
        return .note(name, "\(file.variable) names \(file.path), \(what) \(problem)", fix: fix)
    }
}
