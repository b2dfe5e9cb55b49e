/// Whether two plays that were not joined may yet be one: a person can tell.
enum Doubt {
    /// - Parameter index: The one asked about; sightings stand in order.
    static func isThere(_ index: Int, _ sightings: [Sighting]) -> Bool {
        [index - 1, index + 1].contains { neighbour in
            guard sightings.indices.contains(neighbour) else { return false }
            let (one, other) = (sightings[index], sightings[neighbour])
            let sources = Set(one.reports.map(\.source))
            guard sources.isDisjoint(with: other.reports.map(\.source)), one.mayBe(other) else { return false }
            return abs(one.order - other.order) < 3_600_000
        }
    }
}
