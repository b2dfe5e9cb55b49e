import Testing
import Upstreams

@testable import Credentials

@Suite struct TokenSealTests {
    private let seal = TokenSeal(credential: Array("spotify 2:id6:secret".utf8))

    @Test(
        "what is sealed is opened with the same credential, and shows nothing of itself",
        arguments: [0, 1, 31, 32, 33, 500])
    func roundTrip(length: Int) {
        let token = String(String(repeating: "BQ-token", count: length / 8 + 1).prefix(length))
        let sealed = seal.sealed(token)
        #expect(seal.opened(sealed) == token)
        #expect(length < 8 || !sealed.contains("BQ-token"))
        #expect(sealed != seal.sealed(token), "each has a nonce of its own")
    }

    @Test("another credential, a changed text and a text that was never sealed open nothing")
    func refused() {
        let sealed = seal.sealed("BQ-1")
        #expect(TokenSeal(credential: Array("spotify 2:id5:other".utf8)).opened(sealed) == nil)
        let last = sealed.last == "0" ? "1" : "0"
        #expect(seal.opened(sealed.dropLast() + last) == nil)
        for text in ["BQ-1", "", "sealed:", "sealed:zz", "sealed:0", String(sealed.dropLast())] {
            #expect(seal.opened(text) == nil, "\(text)")
        }
    }

    @Test("a key shows nothing of its seal")
    func hidden() {
        let key = CredentialKey(UpstreamKey("spotify"), parts: ["id", "secret"])
        var text = ""
        dump(key, to: &text)
        #expect(!text.contains("seal") && !"\(key)".contains("seal"))
    }
}
