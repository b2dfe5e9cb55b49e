import CCrypto

/// SHA-256 and HMAC-SHA256 of OpenSSL, which libpq and libcurl have loaded in any case: docs/decisions/0014-openssl.md.
public enum SHA256 {
    /// 32 bytes.
    public static func hash(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = CCrypto.SHA256(message, message.count, &digest)
        return digest
    }

    /// 32 bytes that only who has the key can make of the message.
    public static func authentication(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let made = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, nil)
        precondition(made != nil, "OpenSSL has no SHA-256")
        return code
    }
}
