import CPostgres
import Glibc
import Synchronization

/// Ends the poll(2) of a connection's thread from another thread.
final class WakeSignal: Sendable {
    let descriptor: Int32

    init() throws {
        descriptor = cpostgres_wake_open()
        guard descriptor >= 0 else {
            throw DatabaseError(
                .connectionFailed, "No file descriptor for a connection: \(String(cString: strerror(errno))).")
        }
    }

    deinit { close(descriptor) }

    func raise() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    func lower() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}

/// The wish, from any thread, that one call on a connection should end.
final class Interrupt: Sendable {
    private let flag = Atomic<Bool>(false)
    private let wake: WakeSignal

    init(_ wake: WakeSignal) { self.wake = wake }

    var isRaised: Bool { flag.load(ordering: .acquiring) }

    func raise() {
        // The flag first: who is woken looks at it.
        flag.store(true, ordering: .releasing)
        wake.raise()
    }
}
