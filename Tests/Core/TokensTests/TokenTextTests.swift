import Testing
import Tokens

@Suite("Tokens' texts")
struct TokenTextTests {
    @Test("a text is read back as the token that it is", arguments: TokenText.Kind.allCases)
    func roundTrip(kind: TokenText.Kind) throws {
        let token = TokenText(kind)
        let read = try #require(TokenText(token.reveal()))
        #expect(read == token)
        #expect(read.kind == kind)
        #expect(read.matches(token.hash))
        #expect(!read.matches(TokenText(kind).hash))
    }

    @Test("no description has the secret")
    func descriptions() {
        let token = TokenText(.token)
        let secret = token.reveal().split(separator: "_")[2]
        for text in ["\(token)", String(reflecting: token), "\([token])"] { #expect(!text.contains(secret)) }
    }

    @Test(
        "what is no token is none",
        arguments: [
            "", "lnt", "lnt_0123456789abcdef_", "lnt_0123456789abcdef_00",
            "xyz_0123456789abcdef_" + String(repeating: "0", count: 64),
            "lnt_0123456789ABCDEF_" + String(repeating: "0", count: 64),
            "lnt_0123456789abcdef_" + String(repeating: "g", count: 64),
            "lnt_0123456789abcdef_" + String(repeating: "0", count: 64) + "_",
        ])
    func none(text: String) { #expect(TokenText(text) == nil) }
}
