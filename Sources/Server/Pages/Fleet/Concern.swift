import FleetAnswers
import FoundationEssentials
import Messages
import Queue

/// Something that needs a person. Decided from what the fleet says of itself; pure.
struct Concern: Sendable, Equatable {
    /// How bad it is; the worst comes first.
    enum Weight: Int, Sendable, Comparable {
        case wait, look, act

        static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    let weight: Weight
    /// What is the matter, in one sentence.
    let sentence: String
    /// What to do about it, in one sentence.
    let advice: String
    /// Where it can be looked at.
    let address: Address

    /// From then on a message that waits is late.
    static let lateSeconds = 900.0

    /// What needs a person, the worst first.
    static func all(
        queues: [QueueAnswer], limits: [UpstreamLimit], causes: [DeadLetters.CauseGroup],
        attention: [MaintenanceLogEntry]
    ) -> [Concern] {
        let all =
            causes.compactMap(of(cause:)) + limits.compactMap(of(limit:)) + queues.compactMap(of(queue:))
            + attention.map(of(entry:))
        return all.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element)
    }

    private static func of(queue: QueueAnswer) -> Concern? {
        let waiting = queue.visible + queue.delayedOrInFlight
        let name = Words.spaced(queue.queue)
        if queue.state == "paused" {
            return Concern(
                weight: waiting > 0 ? .look : .wait,
                sentence: "The queue \(name) is paused: nothing is read, \(Words.count(waiting, "message")) wait.",
                advice: "Resume it when the reason is gone.", address: .queue(queue.queue))
        }
        if queue.state == "draining" {
            return Concern(
                weight: .wait, sentence: "The queue \(name) is draining: nothing can be sent to it.",
                advice: "Resume it when the reason is gone.", address: .queue(queue.queue))
        }
        guard let age = queue.oldestVisibleAgeSeconds, age > lateSeconds else { return nil }
        return Concern(
            weight: queue.isServed ? .look : .act,
            sentence: "The oldest message of \(name) has waited for \(Words.age(age))"
                + (queue.isServed ? "." : ", and no worker listens."),
            advice: queue.isServed ? "See what its worker waits for." : "Start the workers, or see why cron does not.",
            address: .queue(queue.queue))
    }

    private static func of(limit: UpstreamLimit) -> Concern? {
        guard limit.isHeld else { return nil }
        guard !limit.isHeldUntilLifted else {
            return Concern(
                weight: .act,
                sentence: "\(limit.upstream) is asked nothing until somebody lifts that"
                    + (limit.reason.map { ": \($0)" } ?? "") + ".",
                advice: "Lift it when the reason is gone.", address: .providers)
        }
        let until = limit.heldUntil.map { " until \(Words.time($0))" } ?? ""
        return Concern(
            weight: limit.breaker == "open" && limit.consecutiveFailures >= 10 ? .look : .wait,
            sentence: limit.breaker == "open"
                ? "\(limit.upstream) fails and is left alone\(until)."
                : "\(limit.upstream) asked us to wait\(until).",
            advice: "It is asked again by itself.", address: .providers)
    }

    private static func of(cause: DeadLetters.CauseGroup) -> Concern? {
        guard cause.waiting > 0 else { return nil }
        let lately = cause.waitingLastDay > 0 ? ", \(Words.number(cause.waitingLastDay)) of them within a day" : ""
        return Concern(
            weight: cause.waitingLastDay > 0 ? .act : .look,
            sentence: "\(Words.count(cause.waiting, "message")) of \(Words.spaced(cause.queue.rawValue)) "
                + "given up: \(cause.code)\(lately).",
            advice: RetryAdvice(category: cause.category, cameBack: cause.cameBack, upstream: nil).act,
            address: .failure(cause.fingerprint, after: nil))
    }

    private static func of(entry: MaintenanceLogEntry) -> Concern {
        Concern(
            weight: entry.outcome == "failed" ? .act : .look,
            sentence: "The maintenance says of \(Words.spaced(entry.task)): \(entry.details)",
            advice: "It was noted at \(Words.time(entry.timestamp)).", address: .fleet)
    }
}
