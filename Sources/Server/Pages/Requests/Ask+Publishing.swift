import Publishing
import PublishingAnswers

/// What the page of registrations shows.
extension Ask {
    /// Most ISRCs of one look.
    private static let isrcsMaximum = 100

    func publishingPage(_ text: String) async throws -> Page {
        let queries = PublishingQueries(visitor.database)
        let feeds = try await queries.feeds()
        let codes = Array(RegistryCode.isrcs(in: text).prefix(Self.isrcsMaximum))
        var report: AuditReport?
        if let feed = feeds.first, !codes.isEmpty { report = try await queries.audit(of: codes, in: feed) }
        return PublishingPage(site: site, text: String(text.prefix(2_000)), feeds: feeds, report: report).page
    }
}
