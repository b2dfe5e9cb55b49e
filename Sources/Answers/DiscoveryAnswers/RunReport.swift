public import FleetAnswers

/// One run in full, with what each source brought to it. Encoded as the run's detail, with a further key `sources`.
public struct RunReport: Sendable, Equatable, Encodable {
    /// How far it is, what it cost, and what went wrong.
    public let detail: RunDetail
    /// By what they brought, the most first.
    public let sources: [SourceReport]

    private enum CodingKeys: String, CodingKey { case sources }

    /// Writes both into one object.
    public func encode(to encoder: any Encoder) throws {
        try detail.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sources, forKey: .sources)
    }
}

extension Discoveries {
    /// The one run that the text means, in full.
    ///
    /// - Parameter text: A run's id or the beginning of one, four hexadecimal digits at least.
    /// - Throws: `FleetAnswerError`, `runUnknown` or `runAmbiguous`; `DatabaseError`.
    public func report(ofRun text: String) async throws -> RunReport {
        let detail = try await FleetQueries(database).run(text)
        let artist = try await artist(of: detail.run.runId)
        return RunReport(detail: detail, sources: try await sources(of: detail.run.runId, artist: artist))
    }
}
