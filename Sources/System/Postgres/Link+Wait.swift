import CPostgres
import Glibc

extension Link {
    /// Waits until the socket is ready; false when the patience ended, or may have.
    func wait(for events: Int32, _ patience: Patience) throws -> Int32 {
        let handle = try opened()
        var pollers = [
            pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0),
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&pollers, 2, patience.wakeAt.map(Self.milliseconds) ?? -1)
        guard count >= 0 else {
            if errno == EINTR { return 0 }
            throw lost("poll failed: \(String(cString: strerror(errno)))")
        }
        if pollers[1].revents != 0 { wake.lower() }
        return Int32(pollers[0].revents)
    }

    /// Sends what waits to be sent and reads until a result can be taken without blocking.
    ///
    /// When the patience ends, the server is told to stop and has ``Patience/grace`` to say so.
    func settle(_ patience: inout Patience, _ request: inout CancelRequest?) throws {
        while true {
            let handle = try opened()
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw lost() }
            if unsent == 0 && PQisBusy(handle) == 0 { return }
            if patience.endsNow() { request = CancelRequest(handle, wake) }
            if patience.isExhausted { throw giveUp(patience) }
            let ready = try wait(for: unsent == 0 ? POLLIN : POLLIN | POLLOUT, patience)
            guard ready & ~POLLOUT == 0 || PQconsumeInput(handle) != 0 else { throw lost() }
        }
    }

    /// Waits until the cancel request is delivered, so that it cannot hit the statement that comes next.
    func finish(_ request: CancelRequest?, _ patience: Patience) throws {
        guard let request else { return }
        while !request.isDone {
            if patience.isExhausted { throw giveUp(patience) }
            var poller = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&poller, 1, patience.wakeAt.map(Self.milliseconds) ?? -1) > 0 { wake.lower() }
        }
    }

    private func giveUp(_ patience: Patience) -> any Error {
        close()
        if patience.end == .cancelled { return CancellationError() }
        return DatabaseError(.connectionLost, "The server did not answer in time; the connection is closed.")
    }

    private static func milliseconds(until instant: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = ContinuousClock.now.duration(to: instant).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        // Rounded up: a wait that ends a little early would only be repeated.
        return Int32(min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
