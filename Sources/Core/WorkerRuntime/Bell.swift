import Surroundings

/// Wakes lanes that wait for work, one at a ring: the first to wait. A ring that finds nobody is kept for the next.
actor Bell {
    private var waiting: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var nextID = 0
    private var hasRung = false
    private var isOpen = false
    private var wariness = Wariness()

    /// Says that who was woken by a ring found nothing: too many of those are not heard at once.
    func rangInVain(_ time: any TimeSource) { wariness.wokenInVain(at: time.monotonic) }

    func ring() {
        guard !waiting.isEmpty else {
            hasRung = true
            return
        }
        waiting.removeFirst().continuation.resume()
    }

    /// Wakes all, and nobody ever waits again.
    func open() {
        isOpen = true
        for lane in waiting { lane.continuation.resume() }
        waiting = []
    }

    /// Returns when it rings, when the time has passed, or when the task is cancelled.
    ///
    /// - Returns: Whether it rang.
    @discardableResult
    func wait(atMost limit: Duration, _ time: any TimeSource) async -> Bool {
        let pause = isOpen ? .zero : min(wariness.pause(at: time.monotonic), limit)
        // Cancelled, it ends early, and so does the wait. A ring meanwhile is kept.
        if pause > .zero { try? await time.sleep(for: pause) }
        let id = nextID
        nextID += 1
        return await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                await self.wait(id)
                return true
            }
            tasks.addTask {
                try? await time.sleep(for: limit - pause)
                return false
            }
            let hasRung = await tasks.next() ?? false
            leave(id)
            tasks.cancelAll()
            return hasRung
        }
    }

    private func wait(_ id: Int) async {
        guard !isOpen, !Task.isCancelled else { return }
        if hasRung {
            hasRung = false
            return
        }
        await withCheckedContinuation { waiting.append((id, $0)) }
    }

    private func leave(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume()
    }
}
