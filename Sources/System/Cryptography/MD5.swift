import CCrypto

/// MD5 of a stream, for files whose senders give nothing better: it finds damage, and proves no origin.
public final class MD5 {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_md5(), nil) == 1 else {
            preconditionFailure("OpenSSL has no MD5")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next bytes of the stream.
    public func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { buffer in
            precondition(EVP_DigestUpdate(context, buffer.baseAddress, buffer.count) == 1, "OpenSSL takes no bytes")
        }
    }

    /// 32 small hexadecimal digits. The stream is over then.
    public func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 16)
        var count: UInt32 = 0
        precondition(EVP_DigestFinal_ex(context, &digest, &count) == 1, "OpenSSL gives no digest")
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
