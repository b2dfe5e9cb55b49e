import Messages
import Queue
import Upstreams

/// Sorts messages before anything is done for them: what can be handled, and what can't be.
struct Triage<Body: MessageBody>: Sendable {
    private(set) var accepted: [Delivery<Body>] = []
    private(set) var refused: [(fence: Fence, error: any Classified)] = []

    init(_ messages: [Message]) {
        for message in messages {
            do {
                accepted.append(try Self.admit(message))
            } catch let error as any Classified {
                refused.append((message.fence, error))
            } catch {
                refused.append((message.fence, Fault.classify(error)))
            }
        }
    }

    private static func admit(_ message: Message) throws -> Delivery<Body> {
        if let reason = message.unreadable { throw Refusal.unreadable(reason) }
        guard message.headers.version <= MessageHeaders.versionCurrent else {
            throw Refusal.newer(version: message.headers.version)
        }
        guard message.headers.hop <= MessageHeaders.hopMaximum else {
            throw InvalidMessage("more than \(MessageHeaders.hopMaximum) messages led to this one")
        }
        return Delivery(fence: message.fence, headers: message.headers, body: try Body(json: message.json))
    }
}

/// Why a message is not even tried, or not put off once more.
struct Refusal: Classified, Equatable {
    let disposition: Disposition
    let category: ErrorCategory
    let code: String
    let explanation: String

    static func unreadable(_ reason: String) -> Refusal {
        Refusal(
            disposition: .terminal, category: .invalidMessage, code: "message_unreadable",
            explanation: "the message's row can't be read: \(reason)")
    }

    /// A newer sender's message waits for a newer worker.
    static func newer(version: Int) -> Refusal {
        Refusal(
            disposition: .deferral(for: .seconds(300)), category: .invalidMessage, code: "version_unknown",
            explanation: "the message has version \(version); this worker knows \(MessageHeaders.versionCurrent)")
    }

    /// It was put off as often as can be counted.
    static func deferralsExhausted(last: any Classified) -> Refusal {
        Refusal(
            disposition: .terminal, category: last.category, code: "deferrals_exhausted",
            explanation:
                "the message was put off \(Message.deferralsMaximum) times, at last because: \(last.explanation)")
    }
}
