import CPostgres
import Glibc

extension Link {
    /// Waits for notifications until at least one is there.
    ///
    /// - Throws: `CancellationError` when interrupted; ``DatabaseError`` when the connection is lost.
    func notifications(_ interrupt: Interrupt) throws -> [Notification] {
        let patience = Patience(interrupt: interrupt, timeout: nil)
        while true {
            let handle = try opened()
            let notifications = takeNotifications(handle)
            if !notifications.isEmpty { return notifications }
            if notices.hasSeenFatal { throw lost() }
            if interrupt.isRaised { throw CancellationError() }
            let ready = try wait(for: POLLIN, patience)
            guard ready == 0 || PQconsumeInput(handle) != 0 else { throw lost() }
        }
    }

    private func takeNotifications(_ handle: OpaquePointer) -> [Notification] {
        var notifications: [Notification] = []
        while let notification = PQnotifies(handle) {
            notifications.append(
                Notification(
                    channel: String(cString: notification.pointee.relname),
                    payload: String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
        return notifications
    }
}
