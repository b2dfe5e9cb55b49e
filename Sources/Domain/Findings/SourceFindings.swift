public import Catalogue
public import FleetMessages
public import Messages
import Upstreams
public import WorkerRuntime

/// What the sources found for one message. A source that failed where others did not gets a message of its own, so
/// that one provider's trouble holds up nothing but itself.
public struct SourceFindings<Finding: Sendable>: Sendable {
    /// What was found, in the order in which the sources were asked.
    public private(set) var found: [(source: Source, finding: Finding)] = []
    /// The sources that failed, in the same order.
    public private(set) var failed: [Source] = []

    /// The outcome of a message from what each of its sources brought.
    ///
    /// - Parameters:
    ///   - results: One of each source that was asked.
    ///   - isKnownElsewhere: Whether other sources were asked before, so that there is something to go on with even if
    ///     all that were asked now failed.
    /// - Returns: The findings; or the failure, where there is nothing to go on with.
    public static func outcome(
        of results: [(source: Source, result: Result<Finding, any Error>)], isKnownElsewhere: Bool = false
    ) -> Outcome<SourceFindings> {
        var findings = SourceFindings()
        var failures: [any Classified] = []
        for (source, result) in results {
            switch result {
            case .success(let finding): findings.found.append((source, finding))
            case .failure(let error):
                findings.failed.append(source)
                failures.append(Fault.classify(error))
            }
        }
        guard findings.found.isEmpty, !isKnownElsewhere, let first = failures.first else { return .found(findings) }
        return .failed(failures.min { $0.costsLess(than: $1) } ?? first)
    }

    /// The message once more for each source that failed, about that source alone.
    ///
    /// - Parameters:
    ///   - delivery: The message that the findings are of.
    ///   - artist: The artist that it is about, where its body can't say so.
    public func retries<Body: MessageBody>(
        of delivery: Delivery<Body>, about artist: ArtistID? = nil
    ) -> [FollowUp] {
        failed.map { FollowUp(delivery.body, headers: delivery.headers.next(at: $0.name, about: artist)) }
    }
}

extension MessageHeaders {
    /// Those of the sources that a message is about.
    public func selects(_ source: Source) -> Bool { self.source.map { $0 == source.name } ?? true }
}

extension Classified {
    /// Of several failures the one that costs the message least speaks for it: waiting, then trying again.
    fileprivate func costsLess(than other: any Classified) -> Bool { rank < other.rank }

    private var rank: Int {
        switch disposition {
        case .deferral: 0
        case .retryable: 1
        case .terminal: 2
        }
    }
}
