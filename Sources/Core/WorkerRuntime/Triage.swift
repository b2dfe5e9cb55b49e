import Messages
import Queue
import Upstreams

/// Sorts a batch before anything is done for it: what can be handled, what must be alone, what can't be.
struct Triage<Body: MessageBody>: Sendable {
    /// To be handled together.
    private(set) var together: [Delivery<Body>] = []
    /// To be handled one by one: each was lost before, perhaps because it kills its worker.
    private(set) var alone: [Delivery<Body>] = []
    private(set) var refused: [(fence: Fence, error: any Classified)] = []

    init(_ messages: [Message], deliveriesLostMaximum: Int) {
        for message in messages {
            do {
                let delivery = try Self.admit(message, deliveriesLostMaximum: deliveriesLostMaximum)
                if message.deliveriesLost >= 2 { alone.append(delivery) } else { together.append(delivery) }
            } catch let error as any Classified {
                refused.append((message.fence, error))
            } catch {
                refused.append((message.fence, Fault.classify(error)))
            }
        }
    }

    private static func admit(_ message: Message, deliveriesLostMaximum: Int) throws -> Delivery<Body> {
        guard message.deliveriesLost < deliveriesLostMaximum else {
            throw Refusal.poison(lost: message.deliveriesLost)
        }
        guard message.headers.version <= MessageHeaders.versionCurrent else {
            throw Refusal.newer(version: message.headers.version)
        }
        guard message.headers.hop <= MessageHeaders.hopMaximum else {
            throw InvalidMessage("more than \(MessageHeaders.hopMaximum) messages led to this one")
        }
        return Delivery(fence: message.fence, headers: message.headers, body: try Body(json: message.json))
    }
}

/// Why a message is not even tried.
struct Refusal: Classified, Equatable {
    let disposition: Disposition
    let category: ErrorCategory
    let code: String
    let explanation: String

    static func poison(lost: Int) -> Refusal {
        Refusal(
            disposition: .terminal, category: .poison, code: "deliveries_exhausted",
            explanation: "\(lost) deliveries ended in nothing: the message kills its worker, or takes it too long")
    }

    /// A newer sender's message waits for a newer worker.
    static func newer(version: Int) -> Refusal {
        Refusal(
            disposition: .deferral(for: .seconds(300)), category: .invalidMessage, code: "version_unknown",
            explanation: "the message has version \(version); this worker knows \(MessageHeaders.versionCurrent)")
    }
}
