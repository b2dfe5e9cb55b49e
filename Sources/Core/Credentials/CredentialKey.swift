import Cryptography
public import Upstreams

/// A credential as the fleet's tables see it: the upstream that it is for, and a fingerprint in its place.
///
/// A changed credential has another fingerprint, so it never meets what was kept of the old one.
public struct CredentialKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The upstream that the credential is for; its fingerprint depends on it.
    public let upstream: UpstreamKey
    /// 32 hexadecimal digits. Nobody can tell the credential from it.
    public let fingerprint: String
    /// Seals the tokens of this credential. It never leaves the process, and nobody can make it from the fingerprint.
    let seal: TokenSeal

    /// The key of a credential, from all the parts that make it, as its id and its secret; their order counts.
    public init(_ upstream: UpstreamKey, parts: [String]) {
        self.upstream = upstream
        // Lengths first, so that no two lists of parts give the same bytes.
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        let credential = Array("\(upstream) \(text)".utf8)
        fingerprint = Array(SHA256.hash(credential).prefix(16)).hexadecimal
        seal = TokenSeal(credential: credential)
    }

    public var description: String { "\(upstream) \(fingerprint)" }
    public var customMirror: Mirror { Mirror(self, children: ["key": description]) }
}
