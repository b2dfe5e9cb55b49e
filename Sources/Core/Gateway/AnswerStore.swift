import Cryptography
public import HTTPTransport
public import Upstreams

/// What was asked, as a digest: the question itself may name more than is to be kept.
public struct AnswerKey: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    init(_ question: String) { bytes = SHA256.hash(Array(question.utf8)) }
}

/// Keeps answers beyond the process that asked, so that who does its work again need not ask again.
///
/// ``PostgresAnswerStore`` is the real one.
public protocol AnswerStore: Sendable {
    /// nil: none is kept, or its time is over.
    func answer(to key: AnswerKey) async throws -> HTTPResponse?
    /// Keeps it for that time; one that is too large is not kept.
    func keep(
        _ response: HTTPResponse, for key: AnswerKey, of upstream: UpstreamKey, timeToLive: Duration) async throws
    /// Does nothing where none is kept.
    func forget(_ key: AnswerKey) async throws
}
