/// A file of `sql/` as it was when the executable was built.
struct EmbeddedFile: Sendable {
    /// Relative to `sql/`: `core/migrations/0003_messages.sql`.
    let path: String
    /// SHA-256 of its bytes, in hexadecimal.
    let checksum: String
    let text: String

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
