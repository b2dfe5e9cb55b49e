import Catalogue

/// Which sources can say beforehand what a discovery costs: the one place that names them.
enum PlanningSources {
    /// Lends them to a body, and closes what they opened after it.
    static func with<R>(_ tool: Tool, _ body: ([any PlanningSource]) async throws -> R) async throws -> R {
        try await body([])
    }
}
