import CPostgres
import Synchronization

/// Tells the server to stop the statement that a connection runs.
///
/// libpq does that over a connection of its own and waits without limit, hence on a thread of its own.
final class CancelRequest: Sendable {
    private let done = Atomic<Bool>(false)

    var isDone: Bool { done.load(ordering: .acquiring) }

    init?(_ handle: OpaquePointer, _ wake: WakeSignal) {
        guard let request = PQgetCancel(handle).map(SendablePointer.init) else { return nil }
        do {
            try DetachedThread.start { [self] in
                var complaint = [CChar](repeating: 0, count: 256)
                _ = PQcancel(request.pointer, &complaint, 256)
                PQfreeCancel(request.pointer)
                done.store(true, ordering: .releasing)
                wake.raise()
            }
        } catch {
            PQfreeCancel(request.pointer)
            return nil
        }
    }

    /// `@unchecked Sendable`: handed to one thread and used by nobody else; libpq copies all it needs into it.
    private struct SendablePointer: @unchecked Sendable { let pointer: OpaquePointer }
}
