/// How many slots to lease at a time.
///
/// A slot that is leased and not used in its time is lost to the fleet. So a process leases what its callers
/// wait for; and more only while it proves to use all it takes, and only as far as a short horizon reaches.
struct BlockSize: Sendable, Equatable {
    static let horizon = Duration.milliseconds(100)
    static let provenAfter = 8

    private var size = 1
    private var usedInARow = 0

    mutating func used() {
        usedInARow += 1
        guard usedInARow >= Self.provenAfter * size else { return }
        size = min(size * 2, 1_024)
        usedInARow = 0
    }

    mutating func missed() { self = BlockSize() }

    /// - Parameter waiting: Callers that wait for a slot now.
    func wanted(waiting: Int, spacing: Duration) -> Int {
        let reachable = max(1, Int(min(Self.horizon / spacing, 1_000)))
        return min(max(waiting, size), reachable)
    }
}
