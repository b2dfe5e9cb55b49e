import Cryptography
import Testing

@Suite("MD5")
struct MD5Tests {
    @Test(
        "hashes as RFC 1321 says",
        arguments: [
            ("", "d41d8cd98f00b204e9800998ecf8427e"), ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ])
    func vectors(text: String, digest: String) {
        let whole = MD5()
        whole.update(Array(text.utf8)[...])
        #expect(whole.finish() == digest)
        let pieces = MD5()
        for byte in text.utf8 { pieces.update([byte][...]) }
        #expect(pieces.finish() == digest)
    }
}
