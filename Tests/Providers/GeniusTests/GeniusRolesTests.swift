import Catalogue
import Testing

@testable import Genius

@Suite struct GeniusRolesTests {
    @Test(
        "the labels of the list mean their roles, however they are written",
        arguments: [
            ("Producer", .producer), ("Production", .producer), ("Produced By", .producer),
            ("Primary Producer", .producer), ("Main Producers", .producer), ("Beat Maker", .producer),
            ("Beatmaker", .producer), ("Beat", .producer), ("Co-Producer", .coProducer), ("Co‐Producers", .coProducer),
            ("Coproducer", .coProducer), ("Co. Producer", .coProducer), ("Co-Production", .coProducer),
            ("Additional Producer", .additionalProducer), ("Additional Production", .additionalProducer),
            ("additional  production by", .additionalProducer), ("Vocal Producer", .vocalProducer),
            ("VOCAL PRODUCTION", .vocalProducer), ("Executive Producers", .executiveProducer),
            ("Executive Production", .executiveProducer), ("Co-Executive Producer", .executiveProducer),
            ("Assistant Producer", .assistantProducer), ("Associate Producer", .assistantProducer),
            ("Remixer", .remixer), ("Remix", .remixer), ("Remix Producer", .remixer), ("Programmer", .programming),
            ("Programming", .programming), ("Drum Programmer", .programming), ("Drum Programming", .programming),
            ("\u{200B}Ｐroducer\u{A0}", .producer),
        ] as [(String, CreditRole)])
    func known(_ label: String, _ role: CreditRole) {
        #expect(GeniusRoles.roles(of: label) == [role])
    }

    @Test(
        "other labels mean nothing, and least of all those that only hold the word",
        arguments: [
            "Production Manager", "Production Coordinator", "Production Assistant", "Production Company",
            "Video Producer", "Music Video Producer", "Film Producer", "Line Producer", "Label", "Record Label",
            "Copyright ©", "Phonographic Copyright ℗", "Distributor", "Publisher", "A&R", "Mixing Engineer",
            "Mastering Engineer", "Engineer", "Producer Tag", "Reproducer",
            "Executive", "Co", "", "s", "Additional Engineering", "Vocals", "Drums", "Additional Vocals",
        ])
    func unknown(_ label: String) {
        #expect(GeniusRoles.roles(of: label) == [])
    }

    @Test("of a label for two jobs those are kept that are of the list")
    func several() {
        #expect(GeniusRoles.roles(of: "Producer/Engineer") == [.producer])
        #expect(GeniusRoles.roles(of: "Producer & Mixer") == [.producer])
        #expect(GeniusRoles.roles(of: "Additional Production & Programming") == [.additionalProducer, .programming])
    }
}
