import Catalogue
import Upstreams

/// A source of which a plan, none, or an error is known beforehand.
struct Planner: PlanningSource {
    let source: Source
    var steps: [RequestPlan.Step]?
    var spacing = Duration.seconds(1)
    var error: (any Error)?

    func plan(_ query: ArtistQuery) async throws -> RequestPlan? {
        if let error { throw error }
        guard case .name(let name) = query else { return nil }
        return steps.map {
            RequestPlan(
                artist: FoundArtist(nativeID: "id-\(source)", name: name, disambiguation: "a singer"), albums: 40,
                tracks: nil, steps: $0, spacing: spacing)
        }
    }
}

struct Refused: Classified {
    var disposition: Disposition { .terminal }
    var category: ErrorCategory { .authentication }
    var code: String { "refused" }
    var explanation: String { "genius refuses the token" }
}
