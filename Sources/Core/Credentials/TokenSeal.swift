/// Seals a token for the table that the fleet shares: whoever reads the table, a dump of it or a log of the statement that
/// stores it needs the credential to open it, and with that could have had a token anyway.
///
/// Encrypted with HMAC-SHA256 in counter mode under a nonce of its own, then authenticated with HMAC-SHA256; the two keys
/// are derived from the credential. As text: `sealed:` and hexadecimal digits of nonce, tag and what is sealed.
struct TokenSeal: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private static let prefix = "sealed:"
    private static let nonceSize = 16
    private static let tagSize = 32

    private let encryption: [UInt8]
    private let authentication: [UInt8]

    init(credential: [UInt8]) {
        let root = SHA256.authentication(of: credential, key: Array("linernotes access token".utf8))
        encryption = SHA256.authentication(of: Array("encryption".utf8), key: root)
        authentication = SHA256.authentication(of: Array("authentication".utf8), key: root)
    }

    func sealed(_ token: String) -> String {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<Self.nonceSize).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let hidden = applyingKeystream(to: Array(token.utf8), nonce)
        return Self.prefix + Self.digits(nonce + tag(nonce + hidden) + hidden)
    }

    /// Nil where it was sealed with another credential, changed, or never sealed.
    func opened(_ text: String) -> String? {
        guard text.hasPrefix(Self.prefix), let bytes = Self.bytes(text.dropFirst(Self.prefix.count)),
            bytes.count >= Self.nonceSize + Self.tagSize
        else { return nil }
        let nonce = Array(bytes.prefix(Self.nonceSize))
        let hidden = Array(bytes.dropFirst(Self.nonceSize + Self.tagSize))
        guard tag(nonce + hidden) == Array(bytes.dropFirst(Self.nonceSize).prefix(Self.tagSize)) else { return nil }
        return String(decoding: applyingKeystream(to: hidden, nonce), as: UTF8.self)
    }

    private func tag(_ message: [UInt8]) -> [UInt8] { SHA256.authentication(of: message, key: authentication) }

    private func applyingKeystream(to text: [UInt8], _ nonce: [UInt8]) -> [UInt8] {
        stride(from: 0, to: text.count, by: Self.tagSize).flatMap { start in
            let counter = withUnsafeBytes(of: UInt64(start).bigEndian, Array.init)
            let block = SHA256.authentication(of: nonce + counter, key: encryption)
            return zip(text[start..<min(start + Self.tagSize, text.count)], block).map { $0 ^ $1 }
        }
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ digits: Substring) -> [UInt8]? {
        let digits = Array(digits.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    var description: String { "token seal" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
