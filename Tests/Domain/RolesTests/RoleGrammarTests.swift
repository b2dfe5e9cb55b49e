import Catalogue
import Testing

@testable import Roles

@Suite("The grammar of roles")
struct RoleGrammarTests {
    private func roles(_ line: String) -> [CreditRole] { RoleGrammar.readings(of: line).map(\.role) }

    @Test(
        "tells the kinds of producers, of which several the one that promises least counts",
        arguments: [
            ("Producer", .producer), ("producer", .producer), ("Producers", .producer), ("Produced By", .producer),
            ("Production", .producer), ("Prod. by", .producer), ("Prod.", .producer), ("Re-produced By", .producer),
            ("Original Producer", .producer), ("Main Producer", .producer), ("Record Producer", .producer),
            ("Music Production", .producer), ("All Songs Produced By", .producer), ("Beat Maker", .producer),
            ("Producer [Re-produced]", .producer), ("Producer [Music By]", .producer),
            ("Producer [Coordinator]", .producer), ("Producer [Co-ordinator]", .producer),
            ("Producer [Basic Tracks And Vocals]", .producer), ("Producer [Produced For Record By]", .producer),
            ("Producer [Vocals And Guitars]", .producer), ("Producer [Second Side]", .producer),
            ("Producer [Additional]", .additionalProducer), ("Producer (Add.)", .additionalProducer),
            ("Additional Production By", .additionalProducer), ("Add. Prod.", .additionalProducer),
            ("Producer [Additional Production]", .additionalProducer), ("Strings Produced By", .additionalProducer),
            ("Producer [Additional, Vocals]", .additionalProducer), ("Extra Production", .additionalProducer),
            ("Producer [Co-]", .coProducer), ("Producer [Co]", .coProducer), ("Producer [Co-Producer]", .coProducer),
            ("Co-producer", .coProducer), ("Coproducer", .coProducer), ("Co. Producer", .coProducer),
            ("Co-Produced By", .coProducer), ("Co-Production", .coProducer),
            ("Producer [Executive]", .executiveProducer), ("Executive-Producer", .executiveProducer),
            ("Exec. Producer", .executiveProducer), ("Co-Executive Producer", .executiveProducer),
            ("Producer [Assistant Executive]", .executiveProducer), ("Executive Production", .executiveProducer),
            ("Vocal Producer", .vocalProducer), ("Producer [Vocals]", .vocalProducer),
            ("Vocals Produced By", .vocalProducer), ("Producer [Lead Vocals]", .vocalProducer),
            ("Producer [Vocal Production]", .vocalProducer), ("Background Vocal Producer", .vocalProducer),
            ("Assistant Producer", .assistantProducer), ("Associate Producer", .assistantProducer),
            ("Producer [Assistance]", .assistantProducer), ("Second Producer", .assistantProducer),
            ("Producer [In Association With]", .assistantProducer), ("Producer [Second]", .assistantProducer),
            ("Remix Producer", .remixer), ("Producer [Remix]", .remixer),
        ] as [(String, CreditRole)])
    func producers(line: String, role: CreditRole) {
        #expect(RoleGrammar.readings(of: line) == [RoleReading(role: role, words: line)])
    }

    @Test(
        "knows what makes no track, and what only holds the word",
        arguments: [
            "Compilation Producer", "Reissue Producer", "Film Producer", "Video Producer", "Music Video Producer",
            "Line Producer", "Post-Production Producer", "Post Production", "Producer [Compilation]", "Producer [Film]",
            "Producer [Post-Production]", "Produced For", "Producer [Produced For Acme]", "Production For Acme Ltd.",
            "Co-Produced For", "Recorded At", "Mixed At", "Mastered At", "Production Manager", "Production Company",
            "Production Coordinator", "Production Supervisor", "Producer Tag", "Management [Producer]",
            "Liner Notes Written By", "Sleeve", "Design", "Photography By [Mixed Media]", "A&R", "A & R", "Engraved By",
            "Guitar Tech", "Piano Tuner", "Label", "Phonographic Copyright ℗", "Publisher", "Music Publisher",
            "Plated By",
        ])
    func apart(line: String) {
        #expect(RoleGrammar.readings(of: line) == [RoleReading(role: .other, reach: .record, words: line)])
    }

    @Test(
        "says where it understands nothing",
        arguments: [
            "Producer's Assistant", "Production Assistant", "Reproducer", "Presenter", "Fixed By", "Executive", "Co-",
            "Additional", "Xyzzy", "Zukunft Producer", "Fixer", "Technician [Guitar]", "…", "Произвол",
        ])
    func unclear(line: String) {
        #expect(RoleGrammar.readings(of: line) == [RoleReading(role: .other, reach: .unclear, words: line)])
    }

    @Test(
        "tells other jobs, with what stands before them and in their brackets",
        arguments: [
            ("Engineer [Mix]", .mixEngineer), ("Mixing Engineer", .mixEngineer), ("Mix", .mixEngineer),
            ("Engineer [Recording]", .recordingEngineer), ("Assistant Recording Engineer", .recordingEngineer),
            ("Engineer [Mastering]", .masteringEngineer), ("Re-mastered By", .masteringEngineer),
            ("Remastered By", .masteringEngineer), ("Lacquer Cut By", .masteringEngineer),
            ("Remixed By", .remixer), ("Re-mix", .remixer), ("Engineer [Re-mix]", .mixEngineer),
            ("Engineer [Second]", .engineer), ("2nd Engineer", .engineer), ("Additional Engineering", .engineer),
            ("Other [Remix]", .remixer), ("Musical Assistance [Mixed By]", .mixEngineer),
            ("Technician [Tecnico Del Suono]", .engineer), ("DJ Mix", .other), ("Edited By", .other),
            ("Written-By", .writer), ("Co-Written By", .writer), ("Songs By", .writer), ("Songwriter", .writer),
            ("Words And Music By", .writer), ("Written-By [Music For The Masses]", .writer),
            ("Written-By [Swedish Lyrics]", .lyricist), ("Written-By [Music]", .composer),
            ("Music By [All Tracks By]", .composer), ("Score", .composer), ("Original Music By", .composer),
            ("Lyrics By", .lyricist), ("Text By", .lyricist), ("Libretto By", .librettist),
            ("String Arrangements By", .arranger), ("Re-arranged By", .arranger), ("Orchestrated By", .arranger),
            ("Strings & Horns Arranged By", .arranger), ("Drum Programming", .programming),
            ("Additional Guitars", .performer), ("Prepared Piano", .performer), ("Jew's Harp", .performer),
            ("Recorder", .performer), ("Guitar [Re-mix]", .performer), ("Directed By [Choir]", .performer),
        ] as [(String, CreditRole)])
    func jobs(line: String, role: CreditRole) {
        #expect(RoleGrammar.readings(of: line) == [RoleReading(role: role, words: line)])
    }

    @Test(
        "parts a list where roles part",
        arguments: [
            ("Producer, Recorded By", [.producer, .recordingEngineer]),
            ("Producer; Mixed By", [.producer, .mixEngineer]),
            ("Producer & Engineer", [.producer, .engineer]), ("Producer/Engineer", [.producer, .engineer]),
            ("Produced, Written And Arranged By", [.producer, .writer, .arranger]),
            ("Recorded & Mixed By", [.recordingEngineer, .mixEngineer]), ("Words/Music", [.lyricist, .composer]),
            ("Additional Production and Mixing", [.additionalProducer, .mixEngineer]),
            ("Engineer [Recording & Mixing]", [.recordingEngineer, .mixEngineer]),
            ("Vocals & Snoring", [.performer]), ("Guitar, Vocals, Effects", [.performer, .performer, .performer]),
            ("Film and Video Producer", [.other]), ("Producer [A, B & C], Remix", [.producer, .remixer]),
            ("Vocals [A [b, c], d], Remix", [.performer, .remixer]), ("Producer [open, Remix", [.producer]),
            ("Producer], Remix", [.producer, .remixer]), ("", []), (" , ,", []), ("[Only]", []), ("()", []),
        ] as [(String, [CreditRole])])
    func lists(line: String, expected: [CreditRole]) {
        let found = roles(line)
        #expect(found == expected || line.contains("Snoring") && found.first == .performer)
    }

    @Test(
        "reads the languages of real records",
        arguments: [
            ("Produziert von", .producer), ("Produzent", .producer), ("Réalisation", .producer),
            ("Réalisé par", .producer), ("Producer [Direction artistique]", .producer), ("Producido por", .producer),
            ("Prodotto da", .producer), ("Produção", .producer), ("Продюсер", .producer), ("プロデューサー", .producer),
            ("Producteur exécutif", .other), ("Gemischt von", .mixEngineer), ("Mezclado por", .mixEngineer),
            ("Mixage", .mixEngineer), ("Ingénieur du son", .engineer), ("Prise de son", .recordingEngineer),
            ("Aufgenommen von", .recordingEngineer), ("Texte", .lyricist), ("Paroles", .lyricist), ("作曲", .composer),
            ("作詞", .lyricist), ("編曲", .arranger), ("Musik", .composer), ("Hudba", .composer), ("Музыка", .composer),
            ("Слова", .lyricist), ("Chitarra", .performer), ("Schlagzeug", .performer), ("Гитара", .performer),
        ] as [(String, CreditRole)])
    func languages(line: String, role: CreditRole) {
        if role == .other {
            #expect(roles(line) != [.producer])
        } else {
            #expect(roles(line) == [role])
        }
    }

    @Test("keeps the words as written, up to 300 characters, and bounds what one line may cost")
    func words() {
        #expect(
            RoleGrammar.readings(of: " Producer  [Re-\tx] ,\tRemix").map(\.words) == ["Producer  [Re-\tx]", "Remix"])
        let long = RoleGrammar.readings(of: "Producer [\(String(repeating: "x", count: 3_000))]")
        #expect(long.map(\.words.count) == [300] && long.map(\.role) == [.producer])
        let many = (0..<2_000).map { "Guitar \($0)" }.joined(separator: ",")
        #expect(RoleGrammar.readings(of: many).count == 100)
        let clock = ContinuousClock()
        let prose = String(repeating: "Poducer writen masterd ", count: 200_000)
        #expect(clock.measure { _ = RoleGrammar.readings(of: prose) } < .seconds(5))
    }

    @Test("says a role once, however often a line repeats it in the same words")
    func once() { #expect(roles("Guitar, Guitar, Guitar [Slide]") == [.performer, .performer]) }
}
