import Cryptography
import Testing

@Suite("ChaCha20-Poly1305")
struct ChaChaPolyTests {
    private let key = (0x80...0x9f).map { UInt8($0) }
    private let nonce = [0x07, 0, 0, 0] + (0x40...0x47).map { UInt8($0) }

    /// The text and key of RFC 8439, 2.8.2; encryption does not depend on the further data that the RFC has there.
    @Test("encrypts as RFC 8439 says")
    func vector() {
        let text = Array("Ladies and Gentlemen of the class of '99".utf8)
        let sealed = ChaChaPoly.seal(text, key: key, nonce: nonce)
        #expect(Array(sealed.prefix(8)) == [0xd3, 0x1a, 0x8d, 0x34, 0x64, 0x8e, 0x60, 0xdb])
        #expect(sealed.count == text.count + ChaChaPoly.tagSize)
    }

    @Test("opens what it sealed, of any length", arguments: [0, 1, 63, 64, 65, 1_000])
    func roundTrip(length: Int) {
        let text = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        #expect(ChaChaPoly.open(ChaChaPoly.seal(text, key: key, nonce: nonce), key: key, nonce: nonce) == text)
    }

    @Test("opens nothing that was changed, cut, or sealed with another key or nonce")
    func refused() {
        let sealed = ChaChaPoly.seal(Array("text".utf8), key: key, nonce: nonce)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(ChaChaPoly.open(changed, key: key, nonce: nonce) == nil, "byte \(index)")
        }
        #expect(ChaChaPoly.open(Array(sealed.dropLast()), key: key, nonce: nonce) == nil)
        #expect(ChaChaPoly.open([], key: key, nonce: nonce) == nil)
        #expect(ChaChaPoly.open(sealed, key: key.reversed(), nonce: nonce) == nil)
        #expect(ChaChaPoly.open(sealed, key: key, nonce: nonce.reversed()) == nil)
    }
}
