import Catalogue
import Testing

@testable import Discogs

@Suite struct DiscogsRolesTests {
    @Test(
        "roles are parted by commas outside of brackets",
        arguments: [
            ("Producer", ["Producer"]), ("Producer, Recorded By", ["Producer", "Recorded By"]),
            (
                "Producer [Re-produced], Arranged By [Re-arranged]",
                ["Producer [Re-produced]", "Arranged By [Re-arranged]"]
            ),
            ("Vocals [Lead, Backing], Remix", ["Vocals [Lead, Backing]", "Remix"]),
            ("Vocals [A [b, c], d], Remix", ["Vocals [A [b, c], d]", "Remix"]),
            ("Producer [open, Remix", ["Producer [open, Remix"]), ("Producer], Remix", ["Producer]", "Remix"]),
            ("", []), (" , ,", []), ("[Only]", []), (" Producer ,\tRemix", ["Producer", "Remix"]),
        ] as [(String, [String])])
    func items(_ role: String, _ items: [String]) { #expect(RoleItem.items(in: role).map(\.text) == items) }

    @Test("what stands in brackets is told apart from the role's name")
    func details() throws {
        let item = try #require(RoleItem.items(in: "Producer [Co-] [For [X]]").first)
        #expect(item.name == "Producer" && item.details == ["Co-", "For [X]"])
    }

    @Test("a role is kept as written up to 300 characters")
    func long() {
        let role = "Producer [\(String(repeating: "x", count: 5_000))]"
        #expect(RoleItem.items(in: role).map(\.text.count) == [300])
    }

    @Test(
        "each role has its meaning",
        arguments: [
            ("Producer", .role(.producer)), ("producer", .role(.producer)),
            ("Producer [Re-produced]", .role(.producer)), ("Producer [Music By]", .role(.producer)),
            ("Producer [Additional]", .role(.additionalProducer)), ("Producer [Add.]", .role(.additionalProducer)),
            ("Producer [Additional Production]", .role(.additionalProducer)),
            ("Producer [Co-]", .role(.coProducer)), ("Producer [Co]", .role(.coProducer)),
            ("Producer [Co-Producer]", .role(.coProducer)), ("Co-producer", .role(.coProducer)),
            ("Co Producer", .role(.coProducer)), ("Producer [Coordinator]", .role(.producer)),
            ("Producer [Executive]", .role(.executiveProducer)), ("Executive-Producer", .role(.executiveProducer)),
            ("Executive Producer", .role(.executiveProducer)),
            ("Producer [Vocals]", .role(.vocalProducer)), ("Producer [Vocal]", .role(.vocalProducer)),
            ("Producer [Assistant]", .role(.assistantProducer)), ("Producer [Associate]", .role(.assistantProducer)),
            ("Producer [Assistant Executive]", .role(.executiveProducer)),
            ("Producer [Additional, Vocals]", .role(.additionalProducer)),
            ("Compilation Producer", .excluded), ("Reissue Producer", .excluded), ("Film Producer", .excluded),
            ("Post-Production Producer", .excluded), ("Post Production", .excluded),
            ("Producer [Compilation]", .excluded), ("Producer [Reissue]", .excluded), ("Producer [Film]", .excluded),
            ("Producer [Post-Production]", .excluded),
            ("Producer's Assistant", .unknown), ("Management [Producer]", .unknown), ("Producers", .unknown),
            ("Presenter", .unknown), ("Design", .unknown),
            ("Remix", .role(.remixer)), ("DJ Mix", .role(.other)), ("Mixed By", .role(.mixEngineer)),
            ("Recorded By", .role(.recordingEngineer)), ("Mastered By", .role(.masteringEngineer)),
            ("Engineer", .role(.engineer)), ("Programmed By", .role(.programming)),
            ("Arranged By [Re-arranged]", .role(.arranger)), ("Lead Vocals", .role(.performer)),
            ("Guitar [Solo]", .role(.performer)), ("Written-By", .role(.writer)), ("Written By", .role(.writer)),
            ("Songwriter", .role(.writer)), ("Music By [All Tracks By]", .role(.composer)),
            ("Composed By", .role(.composer)), ("Lyrics By", .role(.lyricist)), ("Words By", .role(.lyricist)),
        ] as [(String, DiscogsRoles.Meaning)])
    func meanings(_ role: String, _ meaning: DiscogsRoles.Meaning) throws {
        let item = try #require(RoleItem.items(in: role).first)
        #expect(DiscogsRoles.meaning(of: item) == meaning)
    }
}
