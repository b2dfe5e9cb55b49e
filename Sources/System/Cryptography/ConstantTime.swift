import CCrypto

/// Comparing secrets so that how long it takes says nothing about them.
public enum ConstantTime {
    /// Whether both hold the same bytes. Different lengths are told at once: they are no secret.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && (left.isEmpty || CRYPTO_memcmp(left, right, left.count) == 0)
    }
}
