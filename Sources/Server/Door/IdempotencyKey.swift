import Cryptography
import HTTPTypes
public import Hummingbird

/// A key by which a request that is sent again does nothing again: the field `Idempotency-Key`, 1 to 200 characters.
public struct IdempotencyKey: Sendable, Equatable {
    /// Of the caller's own keys: nobody meets another's. 64 hexadecimal digits.
    public let text: String

    /// nil where the request has none.
    ///
    /// - Throws: ``Problem`` 400 where it is too long or empty.
    public init?(of request: Request, _ caller: Caller) throws {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else { return nil }
        guard (1...200).contains(key.count) else {
            throw Problem.invalid(
                "Idempotency-Key", "The key must have 1 to 200 characters.", fix: "Take a UUID for each request")
        }
        let digest = SHA256.hash(Array("\(caller.name) \(key)".utf8))
        text = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
