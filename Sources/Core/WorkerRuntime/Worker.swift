public import Messages
public import Postgres
public import Queue
public import Schema
public import Upstreams

/// One kind of worker: what it reads, how it finds out, how it stores what it found.
///
/// Handling and storing are apart for a reason: `handle` may take minutes and talks to providers, with no
/// transaction open; `store` runs inside the transaction that acknowledges, talks to nobody else, and is
/// given only what belongs to messages that are still ours. Both may happen twice for one message.
public protocol Worker: Sendable {
    associatedtype Body: MessageBody
    /// What handling one message found: values only.
    associatedtype Finding: Sendable

    static var declaration: Declaration { get }
    /// The parts of the schema that it stands on, in the order in which they are installed; the core alone where a
    /// worker says nothing. It ends at its start where one of them is older or newer than it knows it.
    static var modules: [SchemaModule] { get }

    /// - Throws: `ConfigurationError` when a setting that it needs can't be used.
    init(context: WorkerContext) throws

    /// Finds out what a batch of messages asks for. The batch is handled as a whole, so that requests
    /// can be shared; an outcome is due for each message, and a missing one is a fault of ours.
    ///
    /// - Throws: An error that concerns the whole batch; `CancellationError`.
    func handle(_ batch: [Delivery<Body>]) async throws -> [MessageID: Outcome<Finding>]

    /// Writes what was found and returns the messages that follow from it.
    func store(_ findings: [Found<Body, Finding>], in transaction: Transaction) async throws -> [FollowUp]
}

extension Worker {
    /// The core alone.
    public static var modules: [SchemaModule] { [.core] }
}

/// A message that was read and is what its queue holds.
public struct Delivery<Body: MessageBody>: Sendable, Equatable {
    /// The delivery that is handled; the runtime settles it.
    public let fence: Fence
    /// The run that it belongs to, and what else travels beside; their `next` is for messages that follow.
    public let headers: MessageHeaders
    /// The message as its type reads it, checked.
    public let body: Body

    /// The id of its ``fence``, under which its outcome is returned.
    public var id: MessageID { fence.id }

    public init(fence: Fence, headers: MessageHeaders, body: Body) {
        self.fence = fence
        self.headers = headers
        self.body = body
    }
}

/// How handling one message ended.
public enum Outcome<Finding: Sendable>: Sendable {
    case found(Finding)
    case failed(any Classified)
}

/// What was found for a message that is still ours.
public struct Found<Body: MessageBody, Finding: Sendable>: Sendable {
    /// The message that asked for it.
    public let delivery: Delivery<Body>
    /// As ``Worker/handle(_:)`` returned it.
    public let finding: Finding

    package init(delivery: Delivery<Body>, finding: Finding) {
        self.delivery = delivery
        self.finding = finding
    }
}

extension Outcome {
    /// Runs one message's part of a handler; an error becomes its outcome, cancellation goes on up.
    public static func of(_ body: () async throws -> Finding) async throws -> Outcome {
        do {
            return .found(try await body())
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failed(Fault.classify(error))
        }
    }
}
