import Cryptography

/// Seals a token for the table that the fleet shares: whoever reads the table, a dump of it or a log of the statement that
/// stores it needs the credential to open it, and with that could have had a token anyway.
///
/// Sealed with ChaCha20-Poly1305 under a nonce of its own; the key is derived from the credential. As text: `sealed:` and
/// hexadecimal digits of the nonce and what is sealed.
struct TokenSeal: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private static let prefix = "sealed:"

    private let key: [UInt8]

    init(credential: [UInt8]) {
        key = SHA256.authentication(of: credential, key: Array("linernotes access token".utf8))
    }

    func sealed(_ token: String) -> String {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<ChaChaPoly.nonceSize).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Self.prefix + (nonce + ChaChaPoly.seal(Array(token.utf8), key: key, nonce: nonce)).hexadecimal
    }

    /// Nil where it was sealed with another credential, changed, or never sealed.
    func opened(_ text: String) -> String? {
        guard text.hasPrefix(Self.prefix), let bytes = [UInt8](hexadecimal: text.dropFirst(Self.prefix.count)),
            bytes.count > ChaChaPoly.nonceSize
        else { return nil }
        let nonce = Array(bytes.prefix(ChaChaPoly.nonceSize))
        let token = ChaChaPoly.open(Array(bytes.dropFirst(ChaChaPoly.nonceSize)), key: key, nonce: nonce)
        return token.map { String(decoding: $0, as: UTF8.self) }
    }

    var description: String { "token seal" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
