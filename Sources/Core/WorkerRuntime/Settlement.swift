import Messages
import Queue
import Upstreams

/// What became of messages that are to be settled together: what was found, and what was not.
struct Settlement<W: Worker>: Sendable {
    typealias Failure = (fence: Fence, error: any Classified)

    /// In order of ids, so that two workers that store the same things take them in one order.
    var found: [Found<W.Body, W.Finding>] = []
    var refused: [Failure] = []
    private let messages: [MessageID: Message]

    init(of messages: [Message]) {
        self.messages = Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var isEmpty: Bool { found.isEmpty && refused.isEmpty }
    var fences: [Fence] { found.map(\.delivery.fence) + refused.map(\.fence) }
    /// Those of which it may be noted that their handling has begun.
    var suspects: [Fence] { fences.filter { (messages[$0.id]?.deliveriesLost ?? 0) > 0 } }

    func message(_ fence: Fence) -> Message? { messages[fence.id] }

    /// Takes in what the handler came to; a missing outcome is a fault of ours.
    mutating func take(_ outcomes: [MessageID: Outcome<W.Finding>], of group: [Delivery<W.Body>]) {
        found = []
        refused = []
        for delivery in group.sorted(by: { $0.id < $1.id }) {
            switch outcomes[delivery.id] {
            case .found(let finding)?: found.append(Found(delivery: delivery, finding: finding))
            case .failed(let error)?: refused.append((delivery.fence, error))
            case nil: refused.append((delivery.fence, Fault.noOutcome))
            }
        }
    }

    /// Each message by itself.
    var parts: [Settlement] {
        refused.map { with(found: [], refused: [$0]) } + found.map { with(found: [$0], refused: []) }
    }

    /// The same messages, all ending in a fault: nothing that was found could be stored.
    func ending(in fault: Fault) -> Settlement {
        with(found: [], refused: fences.map { ($0, fault) })
    }

    private func with(found: [Found<W.Body, W.Finding>], refused: [Failure]) -> Settlement {
        var other = self
        other.found = found
        other.refused = refused
        return other
    }
}

/// What the transaction changed: less than planned where a fence did not hold.
struct Settled: Sendable {
    var acknowledged = 0
    var failed = 0
    var deferred = 0
    var dead = 0
}

extension BatchReport {
    mutating func add(_ settled: Settled, found: Int, plan: SettlementPlan) {
        acknowledged += settled.acknowledged
        failed += settled.failed
        deferred += settled.deferred
        deadLettered += settled.dead
        let planned = found + plan.failed.count + plan.deferred.count + plan.dead.count
        stale += planned - settled.acknowledged - settled.failed - settled.deferred - settled.dead
    }
}
