import FoundationEssentials
import Glibc

/// Where the database is: given by the environment, else a private server of our own.
public enum DatabaseLocation: Sendable, Equatable {
    /// A connection string, as a URI or as `key=value` pairs.
    case given(Secret)
    /// The usual `PGHOST`, `PGDATABASE` …, which libpq reads itself.
    case libpqEnvironment
    /// A private Postgres in this folder, started when needed.
    case embedded(folder: String)

    /// Reads `DATABASE_URL`, then the `PG*` variables, then `LINERNOTES_HOME`.
    ///
    /// The embedded database of a program that is run from a checkout's `bin/` lives in the checkout.
    ///
    /// - Parameters:
    ///   - settings: The environment.
    ///   - executable: This program's path.
    /// - Throws: ``ConfigurationError`` when `DATABASE_URL_FILE` names a file that can't be read or is empty.
    public init(_ settings: Settings, executable: String) throws {
        if let url = try settings.secret("DATABASE_URL") {
            self = .given(url)
        } else if ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"].contains(where: { settings.text($0) != nil }) {
            self = .libpqEnvironment
        } else {
            self = .embedded(folder: Self.home(settings, executable: executable) + "/postgres")
        }
    }

    /// Where Liner Notes keeps what is its own: `LINERNOTES_HOME`, else `.linernotes` in the checkout,
    /// else under the user's state folder.
    public static func home(_ settings: Settings, executable: String) -> String {
        if let home = settings.text("LINERNOTES_HOME") { return home }
        let checkout = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        if isOurs(checkout.appending(path: "Package.swift").path) {
            return checkout.appending(path: ".linernotes").path
        }
        let state = settings.text("XDG_STATE_HOME") ?? (settings.text("HOME") ?? "/var/lib") + "/.local/state"
        return state + "/liner-notes"
    }

    /// A file that anybody might have put there decides nothing.
    private static func isOurs(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && [0, geteuid()].contains(status.st_uid)
    }
}
