/// What a cache holds: entries that expire, within a number and a cost, the least recently used going first.
///
/// A doubly linked list through an array, so that a hit and an eviction cost the same however many there are.
struct CacheEntries<Key: Hashable, Value> {
    private struct Entry {
        let key: Key
        let value: Value
        let expiry: Duration
        let cost: Int
        var newer: Int?
        var older: Int?
    }

    let entriesMaximum: Int
    let costMaximum: Int
    private(set) var cost = 0
    private(set) var evictions = 0
    private var entries: [Entry?] = []
    private var free: [Int] = []
    private var places: [Key: Int] = [:]
    private var newest: Int?
    private var oldest: Int?

    init(entriesMaximum: Int, costMaximum: Int) {
        precondition(entriesMaximum >= 1 && costMaximum >= 1, "a cache holds at least one entry of cost one")
        self.entriesMaximum = entriesMaximum
        self.costMaximum = costMaximum
    }

    var count: Int { places.count }
    var keys: some Collection<Key> { places.keys }

    /// The value unless it expired, and the most recently used from now on.
    mutating func value(for key: Key, at now: Duration) -> Value? {
        guard let place = places[key], let entry = entries[place] else { return nil }
        guard now < entry.expiry else {
            remove(key)
            return nil
        }
        unlink(place)
        linkAsNewest(place)
        return entry.value
    }

    /// Keeps a value until `expiry`. One that is dearer than the whole cache is not kept.
    mutating func insert(_ value: Value, for key: Key, expiry: Duration, cost: Int) {
        remove(key)
        let cost = max(cost, 0)
        guard cost <= costMaximum else { return }
        let entry = Entry(key: key, value: value, expiry: expiry, cost: cost)
        let place = free.popLast() ?? entries.endIndex
        if place == entries.endIndex { entries.append(entry) } else { entries[place] = entry }
        places[key] = place
        self.cost += cost
        linkAsNewest(place)
        evictSurplus()
    }

    mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key), let entry = entries[place] else { return }
        unlink(place)
        entries[place] = nil
        free.append(place)
        cost -= entry.cost
    }

    private mutating func evictSurplus() {
        while places.count > entriesMaximum || cost > costMaximum, let oldest, let entry = entries[oldest] {
            remove(entry.key)
            evictions += 1
        }
    }

    private mutating func linkAsNewest(_ place: Int) {
        entries[place]?.older = newest
        entries[place]?.newer = nil
        if let newest { entries[newest]?.newer = place }
        newest = place
        if oldest == nil { oldest = place }
    }

    private mutating func unlink(_ place: Int) {
        guard let entry = entries[place] else { return }
        if let newer = entry.newer { entries[newer]?.older = entry.older } else { newest = entry.older }
        if let older = entry.older { entries[older]?.newer = entry.newer } else { oldest = entry.newer }
    }
}
