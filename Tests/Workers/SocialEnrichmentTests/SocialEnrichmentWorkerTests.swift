import Catalogue
import Findings
import FleetMessages
import Postgres
import Testing
import Upstreams
import WorkerTestSupport

@testable import social_enrichment

@Suite("The worker of profiles")
struct SocialEnrichmentWorkerTests {
    @Test("refuses a person whom the database does not have")
    func unknown() async throws {
        try await WorkerTrial<SocialEnrichmentWorker>.with { trial in
            let message = SocialEnrichment(producerId: PersonID(rawValue: 1), producerName: "Name")
            let outcome = try await trial.outcome(of: message)
            #expect(outcome?.errorCode == "person_not_found")
        }
    }

    @Test("stores a person's pages, and the same ones once")
    func store() async throws {
        let link = FoundLink(platform: "website", url: "https://example.com/")
        let said = SocialEnrichmentWorker.Statement.links([link])
        let results = [(source: Source("musicbrainz"), result: Result<_, any Error>.success(said))]
        let finding = try #require(SourceFindings.outcome(of: results).finding)
        try await WorkerTrial<SocialEnrichmentWorker>.with { trial in
            let id: Int64 = try await trial.database.query(
                "insert into linernotes.people (name) values ('Name') returning id")[0][0]
            let message = SocialEnrichment(producerId: PersonID(rawValue: id), producerName: "Name")
            for _ in 0..<2 {
                let followUps = try await trial.store(message, finding)
                #expect(followUps == [])
            }
            #expect(try await trial.database.query("select from linernotes.social_links").count == 1)
        }
    }
}
