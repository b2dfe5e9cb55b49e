/// The provider's web service as a function: a path and a query in, an answer out.
struct MusicBrainz: Sendable {
    let facts: Facts

    /// - Parameters:
    ///   - path: What follows `/ws/2/`, without the query.
    ///   - accept: The `Accept` header, in which JSON may be asked for instead of `fmt=json`.
    func answer(path: String, query: String, accept: String?, fault: PagingFault? = nil) -> Answer {
        let parameters = Parameters(query: query)
        let wantsJSON = parameters["fmt"] == "json" || (parameters["fmt"] == nil && accept?.contains("json") == true)
        guard wantsJSON else {
            return .usageError(406, "The simulator speaks JSON only: add fmt=json or Accept: application/json.")
        }
        do {
            let parts = path.split(separator: "/").map { Parameters.decode($0) }
            return try answer(parts, parameters, fault: fault)
        } catch let refusal as Refusal {
            return refusal.answer
        } catch {
            return .usageError(500, "The simulator failed: \(error)")
        }
    }

    private func answer(_ parts: [String], _ parameters: Parameters, fault: PagingFault?) throws -> Answer {
        guard let resource = parts.first, parts.count <= 2 else { return .notFound }
        if resource == "isrc", parts.count == 2 { return try isrc(parts[1], parameters) }
        guard let kind = EntityKind(rawValue: resource) else { return .notFound }
        if parts.count == 2 { return try lookup(kind, parts[1], parameters) }
        if let query = parameters["query"] { return try search(kind, query, parameters, fault: fault) }
        if kind == .url { return try links(parameters) }
        return try browse(kind, parameters, fault: fault)
    }

    func shapes(_ includes: Includes) -> Shapes { Shapes(facts: facts, includes: includes) }
}
