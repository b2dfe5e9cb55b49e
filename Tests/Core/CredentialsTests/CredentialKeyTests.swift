import Testing
import Upstreams

@testable import Credentials

@Suite struct CredentialKeyTests {
    private let upstream = UpstreamKey("spotify")

    @Test("the fingerprint stays the one that tables hold: half of a SHA-256, of the parts and their lengths")
    func fingerprint() {
        let key = CredentialKey(upstream, parts: ["id", "secret"])
        #expect(key.fingerprint == "6d5a7ab840231a428e2c6e0b4312a57f")
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
