extension String {
    /// As the value of a query: all but RFC 3986's unreserved characters encoded, as UTF-8.
    public var percentEncoded: String {
        utf8.reduce(into: "") { result, byte in
            if Self.unreserved.contains(byte) { return result.unicodeScalars.append(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
    }

    private static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
}
