import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("ScheduledJob as a table")
struct ScheduledJobTableTests {
    @Test("where it is narrow the statement gives way before the name and the times")
    func table() {
        let job = ScheduledJob(
            name: "linernotes-artist-discovery", schedule: "*/2 * * * *",
            command: "select linernotes.wake('artist_discovery'), and so on for longer than any terminal")
        let lines = ScheduledJob.table([job]).lines(width: 60)
        #expect(lines[1].hasPrefix("linernotes-artist-discovery  */2 * * * *  select"))
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
    }
}
