/// A file of a module as it was when the executable was built.
public struct SQLFile: Sendable {
    /// From the folder that the module's stands in: `core/migrations/0003_messages.sql`.
    public let path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public let checksum: String
    /// Its whole text.
    public let text: String

    public init(path: String, checksum: String, text: String) {
        self.path = path
        self.checksum = checksum
        self.text = text
    }

    /// `0003_messages`
    var name: String { String(path.split(separator: "/").last!.dropLast(".sql".utf8.count)) }

    /// The number that a migration's name begins with.
    var version: Int {
        guard let version = Int(name.prefix(4)) else {
            preconditionFailure("The migration \(name) does not begin with four digits.")
        }
        return version
    }
}
