import Synchronization

/// A value that several tasks of a test change.
public final class Locked<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    public init(_ value: Value) { mutex = Mutex(value) }

    public var value: Value { mutex.withLock { $0 } }

    @discardableResult
    public func withLock<Result: Sendable>(_ change: (inout Value) throws -> Result) rethrows -> Result {
        try mutex.withLock { value in try change(&value) }
    }
}
