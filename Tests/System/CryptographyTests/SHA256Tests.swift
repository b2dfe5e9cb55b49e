import Cryptography
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "hashes as FIPS 180-4 says", arguments: [("", [0xe3, 0xb0, 0xc4, 0x42]), ("abc", [0xba, 0x78, 0x16, 0xbf])])
    func vectors(text: String, start: [UInt8]) {
        let hash = SHA256.hash(Array(text.utf8))
        #expect(hash.count == 32 && Array(hash.prefix(4)) == start)
    }

    @Test("authenticates as RFC 4231 says")
    func authentication() {
        let code = SHA256.authentication(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(code.count == 32 && Array(code.prefix(8)) == [0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e])
    }
}
