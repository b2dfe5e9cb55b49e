public import Catalogue
import ConcurrentMap

extension Collection where Element: Sendable {
    /// What sources answer that are asked side by side, in the order in which they stand here, whoever answered first:
    /// what is stored does not depend on that. One that fails has its error for an answer, and disturbs no other.
    ///
    /// - Parameters:
    ///   - name: Whose answer it is.
    ///   - ask: nil: this one was not asked.
    /// - Throws: `CancellationError`.
    public func answers<Finding: Sendable>(
        from name: @escaping @Sendable (Element) -> Source,
        _ ask: @escaping @Sendable (Element) async throws -> Finding?
    ) async throws -> [(source: Source, result: Result<Finding, any Error>)] {
        try await concurrentMap { element -> (source: Source, result: Result<Finding, any Error>)? in
            switch try await Result.of({ try await ask(element) }) {
            case .success(let finding?): (name(element), .success(finding))
            case .success(nil): nil
            case .failure(let error): (name(element), .failure(error))
            }
        }.compactMap(\.self)
    }
}
