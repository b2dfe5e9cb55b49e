import FoundationEssentials
import Glibc

/// The folder with the server's programs.
struct Binaries: Sendable {
    let folder: String

    var initdb: String { "\(folder)/initdb" }
    var postgres: String { "\(folder)/postgres" }

    /// Finds the programs: those of a cluster's own version first, then on PATH, then the newest that Debian has.
    ///
    /// - Parameter version: What `PG_VERSION` of an existing cluster says; other versions cannot read it.
    static func find(version: String? = nil, path: String? = getenv("PATH").map { String(cString: $0) }) -> Binaries? {
        let own = version.map { ["/usr/lib/postgresql/\($0)/bin"] } ?? []
        let onPath = (path ?? "").split(separator: ":").map(String.init)
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
        return (own + onPath + newest).map(Binaries.init).first(where: \.isComplete)
    }

    private var isComplete: Bool { access(initdb, X_OK) == 0 && access(postgres, X_OK) == 0 }
}
