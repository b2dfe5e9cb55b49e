import Testing

@testable import Deployment

@Suite("The jobs for pg_cron")
struct WorkerJobsTests {
    let lines = workerJobs([.albumDiscovery, .socialEnrichment]).split(separator: "\n").map(String.init)

    @Test("are one for each worker on its own schedule, and the maintenance last")
    func jobs() {
        #expect(
            lines.filter { $0.hasPrefix("    (") } == [
                "    ('album-discovery', '*/5 * * * *', 'select linernotes.invoke_worker(''album_discovery'')'),",
                "    ('social-enrichment', '0 * * * *', 'select linernotes.invoke_worker(''social_enrichment'')'),",
                "    ('maintenance', '30 * * * *', 'select linernotes.maintain()')",
            ])
    }

    @Test("are shown to operators alone")
    func grants() {
        #expect(lines.contains("revoke all on function linernotes.worker_jobs() from public;"))
        #expect(lines.filter { $0.hasPrefix("grant ") }.count == 1)
    }
}
