import FoundationEssentials
import Glibc
import Synchronization

/// The environment, read into types once, at start. Nothing reads it later.
public struct Settings: Sendable {
    private let environment: [String: String]
    private let secretFiles = SecretFilesRead()

    public init(environment: [String: String]) { self.environment = environment }

    /// The environment of this process.
    public static func current() -> Settings { Settings(environment: ProcessInfo.processInfo.environment) }

    /// A value as given, without blanks around it; nil when unset or empty.
    public func text(_ name: String) -> String? {
        guard let value = environment[name]?.trimmingBlanks, !value.isEmpty else { return nil }
        return value
    }

    /// A secret from `NAME_FILE`'s file, else from the file `NAME` in `LINERNOTES_SECRETS_FOLDER`, else from `NAME`.
    ///
    /// - Throws: ``ConfigurationError`` when the file can't be read, or one that is named is empty.
    public func secret(_ name: String) throws -> Secret? {
        let fileName = name + "_FILE"
        guard let path = text(fileName) else { return try secretInFolder(name) ?? text(name).map(Secret.init) }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ConfigurationError(
                fileName, "names a file that can't be read", fix: "Make it readable to this user, or unset \(fileName)")
        }
        secretFiles.note(SecretFile(variable: fileName, path: path))
        let value = String(decoding: data, as: UTF8.self).trimmingBlanks
        guard !value.isEmpty else {
            throw ConfigurationError(fileName, "names an empty file", fix: "Write the secret into it, or unset it")
        }
        return Secret(value)
    }

    /// Whether a secret is given, wherever; one that can't be read counts, too.
    public func hasSecret(_ name: String) -> Bool {
        guard text(name) == nil, text(name + "_FILE") == nil else { return true }
        do { return try secretInFolder(name) != nil } catch { return true }
    }

    /// Containers get their secrets as a folder of files, in which one that nobody filled in is missing or empty.
    private func secretInFolder(_ name: String) throws -> Secret? {
        let variable = "LINERNOTES_SECRETS_FOLDER"
        guard let path = text(variable).map({ "\($0)/\(name)" }) else { return nil }
        if access(path, F_OK) != 0, errno == ENOENT { return nil }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ConfigurationError(
                variable, "names a folder whose \(name) can't be read", fix: "Make it readable to this user")
        }
        let value = String(decoding: data, as: UTF8.self).trimmingBlanks
        guard !value.isEmpty else { return nil }
        secretFiles.note(SecretFile(variable: variable, path: path))
        return Secret(value)
    }

    /// The files of the secrets read so far.
    public var secretFilesRead: [SecretFile] { secretFiles.all }

    /// Of the secrets read so far, those whose files others may read or change.
    public var exposures: [SecretFile.Exposure] { secretFiles.all.compactMap(\.exposure) }

    /// An http(s) base URL without a trailing slash.
    ///
    /// - Throws: ``ConfigurationError`` when it is none, carries a user or a query, or is plain http to
    ///   another machine.
    public func baseURL(_ name: String, default defaultURL: String) throws -> String {
        guard let value = text(name) else { return defaultURL }
        let example = "Set it to something like \(defaultURL)"
        guard let url = URL(string: value), let scheme = url.scheme, let host = url.host(), !host.isEmpty else {
            throw ConfigurationError(name, "is no URL", fix: example)
        }
        guard scheme == "https" || (scheme == "http" && Self.isLoopback(host)) else {
            throw ConfigurationError(
                name, "must be https; plain http is for this machine (localhost) only", fix: example)
        }
        guard url.user() == nil, url.password() == nil, url.query() == nil, url.fragment() == nil else {
            throw ConfigurationError(name, "holds a user, a query or a fragment", fix: example)
        }
        return value.hasSuffix("/") ? String(value.dropLast()) : value
    }

    /// A number within bounds.
    ///
    /// - Throws: ``ConfigurationError`` when it is none, or outside of them.
    public func number(_ name: String, in bounds: ClosedRange<Double>) throws -> Double? {
        guard let value = text(name) else { return nil }
        guard let number = Double(value), bounds.contains(number) else {
            throw ConfigurationError(
                name, "is no number between \(bounds.lowerBound) and \(bounds.upperBound)",
                fix: "Set it to one, or unset it")
        }
        return number
    }

    /// One of a few words.
    ///
    /// - Throws: ``ConfigurationError`` listing them.
    public func choice<Choice: CaseIterable & RawRepresentable>(
        _ name: String, default standard: Choice
    ) throws -> Choice where Choice.RawValue == String {
        guard let value = text(name) else { return standard }
        guard let choice = Choice(rawValue: value.lowercased()) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ConfigurationError(name, "is none of \(choices)", fix: "Set it to one of them, or unset it")
        }
        return choice
    }

    /// Which files held secrets: shared by all copies of the settings that they were read from.
    private final class SecretFilesRead: Sendable {
        private let files = Mutex<[SecretFile]>([])

        var all: [SecretFile] { files.withLock { $0 } }

        func note(_ file: SecretFile) { files.withLock { if !$0.contains(file) { $0.append(file) } } }
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4)
    }
}

extension String {
    var trimmingBlanks: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
