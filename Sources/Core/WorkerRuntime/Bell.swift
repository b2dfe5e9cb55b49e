import Surroundings

/// Wakes lanes that wait for work, one at a ring: the first to wait. A ring that finds nobody is kept for the next.
actor Bell {
    private var waiting: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var nextID = 0
    private var hasRung = false
    private var isOpen = false

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
    func wait(atMost limit: Duration, _ time: any TimeSource) async {
        let id = nextID
        nextID += 1
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await self.wait(id) }
            // Cancelled, it ends early, and so does the wait.
            tasks.addTask { try? await time.sleep(for: limit) }
            await tasks.next()
            leave(id)
            tasks.cancelAll()
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
