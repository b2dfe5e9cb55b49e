public import FoundationEssentials

/// Recorded responses of the providers, kept outside the repository in the folder that
/// `LINERNOTES_FIXTURES` names.
///
/// Without the variable the tests that need them are skipped (`.enabled(if: Fixtures.areExpected)`);
/// where it is set, or in CI, a missing folder fails them.
public enum Fixtures {
    /// Whether tests of recorded responses run here: they pass, or fail for want of the folder.
    public static var areExpected: Bool { state != .skipped }

    /// Why they are skipped, for `.enabled(if:)`.
    public static let absence = "LINERNOTES_FIXTURES does not name the folder of recorded responses"

    /// Reads one file, as `musicbrainz/x.json`.
    ///
    /// - Throws: ``FixtureError``, also where the folder itself is missing.
    public static func data(_ path: String) throws(FixtureError) -> Data {
        guard case .folder(let folder) = state else { throw FixtureError("\(path): \(missing)") }
        do {
            return try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
        } catch {
            throw FixtureError("\(path): not in \(folder)")
        }
    }

    public static func bytes(_ path: String) throws(FixtureError) -> [UInt8] { Array(try data(path)) }

    /// The rows of a provider's `MANIFEST.tsv`, without its head.
    public static func manifest(of provider: String) throws(FixtureError) -> [ManifestRow] {
        let text = String(decoding: try data("\(provider)/MANIFEST.tsv"), as: UTF8.self)
        return text.split(separator: "\n").dropFirst().compactMap { ManifestRow(line: $0) }
    }

    /// One recorded response and what is worth seeing in it.
    public struct ManifestRow: Sendable, Equatable {
        public let file: String
        public let endpoint: String
        public let shows: String

        init?(line: Substring) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3 else { return nil }
            (file, endpoint, shows) = (cells[0], cells[1], cells[2])
        }
    }

    /// What the environment says about the folder.
    public enum State: Sendable, Equatable {
        case folder(String)
        /// Not set, and no one insists.
        case skipped
        /// Insisted on, but not there.
        case missing
    }

    public static func state(environment: [String: String], isFolder: (String) -> Bool) -> State {
        let name = environment["LINERNOTES_FIXTURES"] ?? ""
        if !name.isEmpty { return isFolder(name) ? .folder(name) : .missing }
        return environment["CI"] == "true" ? .missing : .skipped
    }

    private static let missing = "LINERNOTES_FIXTURES does not name a folder, which it must where it is set and in CI"

    private static let state = state(environment: ProcessInfo.processInfo.environment) { path in
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}

/// A recorded response that can't be had.
public struct FixtureError: Error, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}
