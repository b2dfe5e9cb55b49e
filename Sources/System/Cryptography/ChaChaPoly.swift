import CCrypto

/// ChaCha20-Poly1305, as RFC 8439 describes it: encrypted and authenticated in one. OpenSSL does the work.
public enum ChaChaPoly {
    public static let keySize = 32
    public static let nonceSize = 12
    public static let tagSize = 16

    /// The text encrypted, and the tag after it.
    ///
    /// - Parameters:
    ///   - text: What is hidden.
    ///   - key: ``keySize`` bytes.
    ///   - nonce: ``nonceSize`` bytes that were never used with this key before.
    public static func seal(_ text: [UInt8], key: [UInt8], nonce: [UInt8]) -> [UInt8] {
        withContext(key, nonce, isSealing: true) { context in
            var hidden = [UInt8](repeating: 0, count: text.count)
            var tag = [UInt8](repeating: 0, count: tagSize)
            var count: Int32 = 0
            let isDone =
                EVP_CipherUpdate(context, &hidden, &count, text, Int32(text.count)) == 1
                && EVP_CipherFinal_ex(context, &tag, &count) == 1
                && ccrypto_tag_get(context, &tag, Int32(tagSize)) == 1
            precondition(isDone, "OpenSSL has no ChaCha20-Poly1305")
            return hidden + tag
        }
    }

    /// The text; nil where another key or nonce sealed it, or it was changed since.
    public static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8]) -> [UInt8]? {
        guard sealed.count >= tagSize else { return nil }
        return withContext(key, nonce, isSealing: false) { context in
            let hidden = Array(sealed.dropLast(tagSize))
            var text = [UInt8](repeating: 0, count: hidden.count)
            // Nothing is left over at the end: its bytes would go here.
            var rest = [UInt8](repeating: 0, count: tagSize)
            var count: Int32 = 0
            let isOpen =
                ccrypto_tag_set(context, Array(sealed.suffix(tagSize)), Int32(tagSize)) == 1
                && EVP_CipherUpdate(context, &text, &count, hidden, Int32(hidden.count)) == 1
                && EVP_CipherFinal_ex(context, &rest, &count) == 1
            return isOpen ? text : nil
        }
    }

    private static func withContext<Value>(
        _ key: [UInt8], _ nonce: [UInt8], isSealing: Bool, _ body: (OpaquePointer) -> Value
    ) -> Value {
        precondition(key.count == keySize && nonce.count == nonceSize, "key and nonce have a fixed size")
        guard let context = EVP_CIPHER_CTX_new() else { preconditionFailure("out of memory") }
        defer { EVP_CIPHER_CTX_free(context) }
        let isReady = EVP_CipherInit_ex(context, EVP_chacha20_poly1305(), nil, key, nonce, isSealing ? 1 : 0) == 1
        precondition(isReady, "OpenSSL has no ChaCha20-Poly1305")
        return body(context)
    }
}
