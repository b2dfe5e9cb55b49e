import Testing
import Upstreams

@testable import Credentials

@Suite struct CredentialKeyTests {
    private let upstream = UpstreamKey("spotify")

    @Test(
        "the hash is SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000),
                "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
            ),
        ])
    func vectors(text: String, digest: String) {
        #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
    }

    @Test("another credential has another fingerprint, however its parts are cut")
    func distinct() {
        let keys = [["id", "secret"], ["id", "secret2"], ["ids", "ecret"], ["idsecret"], ["secret", "id"], []]
            .map { CredentialKey(upstream, parts: $0) }
        #expect(Set(keys.map(\.fingerprint)).count == keys.count)
        #expect(CredentialKey(UpstreamKey("genius"), parts: ["id", "secret"]).fingerprint != keys[0].fingerprint)
        #expect(CredentialKey(upstream, parts: ["id", "secret"]) == keys[0])
    }

    @Test("neither a key nor a token shows what is secret")
    func discretion() {
        let key = CredentialKey(upstream, parts: ["client-id", "very-secret"])
        let token = AccessToken(id: "7", value: "very-secret")
        let fresh = FreshToken(value: "very-secret", lifetime: .seconds(1))
        var dumped = "\(key) \(token) \(fresh) \(String(reflecting: token)) \(String(reflecting: fresh))"
        dump(key, to: &dumped)
        dump(token, to: &dumped)
        dump(fresh, to: &dumped)
        #expect(!dumped.contains("very-secret") && !dumped.contains("client-id"))
    }

    @Test(
        "a token is used up to a minute before its end, a short-lived one for half its life",
        arguments: [(3_600, 3_540), (120, 60), (100, 50), (10, 5)])
    func usableFor(lifetime: Int, usable: Int) {
        let fresh = FreshToken(value: "x", lifetime: .seconds(lifetime))
        #expect(fresh.usableFor == .seconds(usable))
    }
}
