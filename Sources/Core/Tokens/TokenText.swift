import Cryptography

/// What somebody shows to be let in: a kind, a public id and a secret, as `lnt_0123456789abcdef_…`.
///
/// Only its owner has the text. The database has the id and a hash.
public struct TokenText: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// What it is good for, as the database has it.
    public enum Kind: String, Sendable, CaseIterable {
        /// For programs: shown with each request.
        case token
        /// For one click: changed into a session, once.
        case signIn = "sign_in"
        /// For a browser, as a cookie.
        case session

        var prefix: String {
            switch self {
            case .token: "lnt"
            case .signIn: "lni"
            case .session: "lns"
            }
        }
    }

    /// What it is good for.
    public let kind: Kind
    /// 16 hexadecimal digits; may be logged and listed.
    public let id: String
    private let secret: String

    /// Makes a new one, with 256 bits of chance.
    public init(_ kind: Kind) {
        var random = SystemRandomNumberGenerator()
        self.kind = kind
        id = Self.hexadecimal(random.next(), digits: 16)
        secret = (0..<4).map { _ in Self.hexadecimal(random.next(), digits: 16) }.joined()
    }

    /// Reads one; nil where the text is none.
    public init?(_ text: some StringProtocol) {
        let parts = String(text).split(separator: "_", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 3, let kind = Kind.allCases.first(where: { $0.prefix == parts[0] }),
            Self.isHexadecimal(parts[1], digits: 16), Self.isHexadecimal(parts[2], digits: 64)
        else { return nil }
        self.kind = kind
        id = parts[1]
        secret = parts[2]
    }

    /// The text itself. Call it where it is handed out, and nowhere else.
    public func reveal() -> String { "\(kind.prefix)_\(id)_\(secret)" }

    /// What the database keeps: 32 bytes, of which nobody finds the secret. It has 256 random bits, so that a slow hash
    /// would make nothing safer.
    public var hash: [UInt8] { SHA256.hash(Array(secret.utf8)) }

    /// Whether the hash is this one's; takes as long whatever they have in common.
    public func matches(_ hash: [UInt8]) -> Bool { ConstantTime.areEqual(self.hash, hash) }

    /// A code for forms that only who has the secret can make: 64 hexadecimal digits.
    public func formCode() -> String {
        SHA256.authentication(of: Array("form".utf8), key: Array(secret.utf8)).map {
            Self.hexadecimal(UInt64($0), digits: 2)
        }.joined()
    }

    public var description: String { "\(kind.prefix)_\(id)_***" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    private static func hexadecimal(_ number: UInt64, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }

    private static func isHexadecimal(_ text: String, digits: Int) -> Bool {
        text.utf8.count == digits
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
