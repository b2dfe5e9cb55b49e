/// Why an archive was refused, or could not be written.
public struct ArchiveError: Error, Equatable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: Sendable {
        /// The file can't be opened.
        case unreadable
        /// It is no zip, or its directory, at its end, is missing.
        case notAnArchive
        /// A member is encrypted.
        case encrypted
        /// A member's data end too early, or are not what they were.
        case broken
        /// It unpacks to more than ``ArchiveLimits`` allow.
        case tooLarge
        /// The archive could not be written.
        case notWritten
    }

    /// What was wrong, for whoever decides by it.
    public let code: Code
    /// One sentence for people; it says what to do.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
