import TestSupport
import Testing

@Suite struct FixturesTests {
    @Test("recorded responses are skipped only where nobody insists on them")
    func states() {
        let rows: [([String: String], Fixtures.State)] = [
            ([:], .skipped), (["LINERNOTES_FIXTURES": ""], .skipped), (["CI": "false"], .skipped),
            (["CI": "true"], .missing), (["CI": "true", "LINERNOTES_FIXTURES": ""], .missing),
            (["LINERNOTES_FIXTURES": "/there"], .folder("/there")),
            (["LINERNOTES_FIXTURES": "/there", "CI": "true"], .folder("/there")),
            (["LINERNOTES_FIXTURES": "/gone"], .missing),
        ]
        for (environment, state) in rows {
            #expect(Fixtures.state(environment: environment) { $0 == "/there" } == state)
        }
    }

    @Test("a file that is not there is an error, not an empty answer")
    func missingFile() {
        #expect(throws: FixtureError.self) { try Fixtures.data("musicbrainz/no-such-file.json") }
    }
}
