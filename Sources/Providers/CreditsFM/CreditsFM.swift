import ConcurrentMap
public import FoundationEssentials
import Gateway
import HTTPTransport
public import Publishing
import Settings
import Upstreams

/// Credits.fm: a free aggregator, a lead and no source of its own. What it says of works comes from The MLC.
///
/// It is asked for batches of 100 ISRCs and nothing else, never to contribute, and only where the operator switched it on.
public struct CreditsFM: Sendable {
    public static let name = "credits_fm"
    public static let publicURL = "https://api.credits.fm"

    static let key = UpstreamKey(name)

    let gateway: any UpstreamFetching
    let requests: CreditsFMRequests

    /// What it holds of each ISRC: a question for each hundred.
    ///
    /// - Parameters:
    ///   - isrcs: In the form of `ISRC.valid`.
    ///   - now: The day that is written on the answers.
    /// - Returns: One for each, in their order.
    /// - Throws: `UpstreamError`.
    public func registrations(of isrcs: [String], now: Date = Date()) async throws -> [Registration] {
        let batches = stride(from: 0, to: isrcs.count, by: CreditsFMLimits.isrcsOfBatch).map {
            Array(isrcs[$0..<min($0 + CreditsFMLimits.isrcsOfBatch, isrcs.count)])
        }
        return try await batches.concurrentMap(atMost: 2) { try await registrations(ofBatch: $0, now) }.flatMap(\.self)
    }

    private func registrations(ofBatch isrcs: [String], _ now: Date) async throws -> [Registration] {
        let call = requests.batch(isrcs)
        let response = try await gateway.fetch(call)
        let answer =
            response.status == 404
            ? BatchJSON.empty
            : try JSONBody.decode(BatchJSON.self, from: response, upstream: Self.key, endpoint: call.endpoint)
        return isrcs.map { Registration(isrc: $0, entry: answer.entries[$0], asOf: now) }
    }
}
