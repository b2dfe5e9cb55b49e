import AnswerForms
import CatalogueAnswers
import Testing

/// From two providers' answers to the explanation: each word of a source is kept and shown once.
@Suite("A source's words")
struct SourceWordsTests {
    private typealias Made = SmallRecord

    /// The statements of the first track, by person and role: `discogs Guitar`.
    private func words(_ record: SmallRecord) async throws -> [String: [String]] {
        let explained = try await record.explained()[0]
        return Dictionary(
            explained.credits.map { credit in
                ("\(credit.person) \(credit.role)", credit.statements.map { "\($0.source) \($0.sourceRole)" }.sorted())
            }, uniquingKeysWith: +)
    }

    @Test("under one role of ours are all kept: a voice and two instruments are one credit with three statements")
    func relations() async throws {
        let own = [("vocal", "lead vocals"), ("instrument", "guitar"), ("instrument", "drums")]
        let record = SmallRecord(relations: [1: own.map { Made.relation($0.0, [$0.1], to: "Ann") }], tracks: 1)
        #expect(
            try await words(record) == [
                "Ann performer": [
                    "musicbrainz instrument (drums)", "musicbrainz instrument (guitar)",
                    "musicbrainz vocal (lead vocals)",
                ]
            ])
    }

    @Test(
        "of one line are told apart, in any language, and repeated ones are one",
        arguments: [
            ("Guitar, Vocals, Effects", "performer", ["Effects", "Guitar", "Vocals"]),
            ("Piano, Vocals, Piano", "performer", ["Piano", "Vocals"]),
            ("Written-By, Songwriter [Songs By]", "writer", ["Songwriter [Songs By]", "Written-By"]),
            ("Engineer, Engineer [Assistant]", "engineer", ["Engineer", "Engineer [Assistant]"]),
            (
                "Arranged By [Horns], Arranged By [Strings]", "arranger",
                ["Arranged By [Horns]", "Arranged By [Strings]"]
            ),
            ("Vocals [Zpívá], Chorus [Sbor]", "performer", ["Chorus [Sbor]", "Vocals [Zpívá]"]),
        ] as [(String, String, [String])])
    func lines(line: String, role: String, expected: [String]) async throws {
        for record in [
            SmallRecord(credits: [1: [Made.credit(line, to: "Ann")]], tracks: 1),
            SmallRecord(releaseCredits: [Made.credit(line, to: "Ann")], tracks: 1),
        ] {
            #expect(try await words(record) == ["Ann \(role)": expected.map { "discogs \($0)" }])
        }
    }

    @Test("do not add to the confidence: a source counts once, by one of its statements")
    func confidence() async throws {
        let one = SmallRecord(credits: [1: [Made.credit("Guitar", to: "Ann")]], tracks: 1)
        let three = SmallRecord(credits: [1: [Made.credit("Guitar, Vocals, Effects", to: "Ann")]], tracks: 1)
        let (single, several) = (try await one.explained()[0].credits, try await three.explained()[0].credits)
        #expect(single.map(\.confidence) == several.map(\.confidence))
        #expect(several.flatMap(\.statements).map(\.isCounted) == [true, false, false])
        #expect(several.allSatisfy { !$0.isStale })
    }

    @Test("are each in the JSON")
    func json() async throws {
        let record = SmallRecord(credits: [1: [Made.credit("Guitar, Vocals", to: "Ann")]], tracks: 1)
        let text = try JSONForm.text(try await record.explained()[0])
        for word in ["Guitar", "Vocals"] { #expect(text.ranges(of: "\"\(word)\"").count == 1) }
    }
}
