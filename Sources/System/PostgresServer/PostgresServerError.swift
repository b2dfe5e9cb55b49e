/// Why a private server could not be prepared, started or stopped.
public struct PostgresServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which step failed.
    public enum Code: String, Sendable {
        case notInstalled
        /// The folder or the cluster in it could not be made.
        case preparationFailed
        case startFailed
        case stopFailed
    }

    /// The kind of failure, for code to switch on.
    public let code: Code
    /// What happened and what to do about it.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
