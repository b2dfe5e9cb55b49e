public import Catalogue
import Upstreams

/// What one source says a discovery would cost.
public struct SourcePlan: Sendable, Equatable {
    /// What came of asking.
    public enum Outcome: Sendable, Equatable {
        /// What it would be asked.
        case plan(RequestPlan)
        /// The source has no such artist.
        case unknown
        /// One sentence that says why it can't tell.
        case failed(String)
    }

    /// Who was asked.
    public let source: Source
    /// What came of it.
    public let outcome: Outcome

    var plan: RequestPlan? {
        guard case .plan(let plan) = outcome else { return nil }
        return plan
    }

    /// Asks all at the same time; one that fails says so and leaves the others alone.
    ///
    /// - Parameter explanation: One sentence for an error that does not explain itself.
    /// - Returns: Their plans in the order of the sources.
    /// - Throws: `CancellationError` alone.
    public static func ask(
        _ sources: [any PlanningSource], _ query: ArtistQuery, explanation: @escaping @Sendable (any Error) -> String
    ) async throws -> [SourcePlan] {
        try await withThrowingTaskGroup(of: (Int, SourcePlan).self) { tasks in
            for (index, source) in sources.enumerated() {
                tasks.addTask {
                    (index, SourcePlan(source: source.source, outcome: try await outcome(source, query, explanation)))
                }
            }
            return try await tasks.reduce(into: [(Int, SourcePlan)]()) { $0.append($1) }
                .sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private static func outcome(
        _ source: any PlanningSource, _ query: ArtistQuery, _ explanation: @Sendable (any Error) -> String
    ) async throws -> Outcome {
        do {
            return try await source.plan(query).map(Outcome.plan) ?? .unknown
        } catch let error as CancellationError {
            throw error
        } catch let error as any Classified {
            return .failed(error.explanation)
        } catch {
            return .failed(explanation(error))
        }
    }
}

extension RequestPlan {
    /// The least time that the requests take: the first goes at once, each other after the spacing.
    var timeMinimum: Duration { spacing * max(0, requests - 1) }
}
