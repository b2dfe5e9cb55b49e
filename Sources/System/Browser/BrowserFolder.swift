import FoundationEssentials
import Glibc
import Processes

/// Where a browser keeps its files: a folder for its life, or the operator's.
struct BrowserFolder: Sendable {
    let path: String
    private let isLasting: Bool

    /// - Throws: ``BrowserError`` `.profileRefused` where others can look into it; `.launchFailed`.
    init(_ configuration: BrowserConfiguration) throws {
        isLasting = configuration.profile != nil
        path = try configuration.profile.map(Self.lasting) ?? Self.passing(in: configuration.temporaryFolder)
    }

    var log: String { "\(path)/browser.log" }

    /// Nothing of ours goes along: it holds secrets.
    var environment: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": path, "TMPDIR": path, "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": "\(path)/config",
            "XDG_CACHE_HOME": "\(path)/cache",
        ]
    }

    /// Processes that are killed may write a moment longer than they can be seen.
    func remove() {
        guard !isLasting else { return }
        for _ in 0..<50 where FileManager.default.fileExists(atPath: path) {
            if (try? FileManager.default.removeItem(atPath: path)) == nil { usleep(10_000) }
        }
    }

    private static func passing(in folder: String) throws -> String {
        var template = Array("\(folder)/ln-browser-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw BrowserError(
                .launchFailed, "no folder can be made in \(folder): \(String(cString: strerror(errno)))")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What is in it is as good as a password.
    private static func lasting(_ folder: String) throws -> String {
        let folder = TrustedPlace.absolute(folder)
        do {
            try TrustedPlace.make(folder)
        } catch {
            throw BrowserError(.profileRefused, "\(error)")
        }
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw BrowserError(.profileRefused, "others may look into the folder \(folder): chmod 700 \(folder)")
        }
        return folder
    }
}
