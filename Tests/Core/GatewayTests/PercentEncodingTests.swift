import Gateway
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(
        "leaves RFC 3986's unreserved characters alone, and encodes all others as UTF-8",
        arguments: [
            ("AZaz09-._~", "AZaz09-._~"), ("a b+c&d=e", "a%20b%2Bc%26d%3De"), ("é", "%C3%A9"), ("\n", "%0A"), ("", ""),
        ])
    func encoded(text: String, encoded: String) { #expect(text.percentEncoded == encoded) }
}
