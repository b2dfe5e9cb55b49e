import Catalogue
import FleetMessages
import Postgres
import TestSupport
import Testing

/// People as they come out of what sources state, stored and concluded from in whatever order.
@Suite("People from evidence")
struct PeopleFromEvidenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let stated: [Stated]
        let together: [String]

        init(_ description: String, _ stated: [Stated], _ together: [String]) {
            testDescription = description
            self.stated = stated
            self.together = together
        }
    }

    private static let mb = "musicbrainz"
    private static let page = "https://www.allmusic.com/artist/mn0000000001"
    private static let otherPage = "https://www.allmusic.com/artist/mn0000000002"
    private static let insta = "https://instagram.com/example"
    private static func discogs(_ id: Int) -> String { "https://www.discogs.com/artist/\(id)" }

    /// Two of other names on tracks of their own.
    private static func two(_ kind: String?, _ pages: [String], other: String = "Cy") -> [Stated] {
        [
            .credit(mb, "duo", "Ann & Bob", .producer, on: 1, kind: kind), .pages(mb, "duo", pages),
            .credit("discogs", "901", other, .producer, on: 2), .pages("discogs", "901", [page]),
        ]
    }

    private static let groups = [
        Case("a member is not the group", two("Group", [page, discogs(900)]), []),
        Case("nor where nobody states an id", two("Group", [page]), []),
        Case("nor where the group's source leads to the member", two("Group", [discogs(901)]), []),
        Case("a person's page under another name is an alias", two("Person", [page]), ["discogs 901, musicbrainz duo"]),
        Case("so is a link to another name", two("Person", [discogs(901)]), ["discogs 901, musicbrainz duo"]),
        Case("but not where another id is stated", two("Person", [page, discogs(900)]), []),
        Case(
            "a link to the same name makes one, of a group too", two("Group", [discogs(901)], other: "Ann and Bob"),
            ["discogs 901, musicbrainz duo"]),
        Case(
            "another id outweighs name and role",
            [
                .credit(mb, "a", "Ann", .producer, on: 1), .pages(mb, "a", [discogs(900)]),
                .credit("discogs", "901", "Ann", .producer, on: 1),
            ], []),
        Case(
            "a group's name printed for a member makes them not one",
            [
                .credit(mb, "a", "Ann", .producer, on: 1, kind: "Person", printed: "Duo"),
                .credit("genius", "5", "Duo", .producer, on: 1),
            ], []),
        Case(
            "an account of two names is shared",
            [
                .credit(mb, "a", "Ann", .producer, on: 1), .pages(mb, "a", [insta]),
                .credit("genius", "5", "Bob", .producer, on: 2), .pages("genius", "5", [insta]),
            ], []),
        Case(
            "an account of one name is one's",
            [
                .credit(mb, "a", "Ann", .producer, on: 1), .pages(mb, "a", [insta]),
                .credit("genius", "5", "ann", .writer, on: 2), .pages("genius", "5", [insta]),
            ], ["genius 5, musicbrainz a"]),
    ]

    /// A composer and a producer of one name at one source.
    private static let bills: [Stated] = [
        .credit(mb, "a", "Bill Example", .composer, on: 1), .credit("genius", "5", "Bill Example", .producer, on: 1),
        .credit(mb, "b", "Bill Example", .producer, on: 3), .credit("genius", "5", "Bill Example", .producer, on: 3),
    ]

    private static func bill(_ source: String, _ id: String, _ role: CreditRole, _ track: Int = 1) -> Stated {
        .credit(source, id, "Bill", role, on: track)
    }

    private static let namesakes = [
        Case("who did the same is meant, on whatever track", bills, ["genius 5, musicbrainz b"]),
        Case(
            "on one track too", [bill(mb, "a", .composer), bill(mb, "b", .producer), bill("genius", "5", .coProducer)],
            ["genius 5, musicbrainz b"]),
        Case(
            "two who did the same stay open",
            [bill(mb, "a", .producer), bill(mb, "b", .producer), bill("genius", "5", .producer)], []),
        Case(
            "two of whom neither did the same stay open",
            [bill(mb, "a", .composer), bill(mb, "b", .engineer), bill("genius", "5", .producer)], []),
        Case(
            "the only one of the name is meant", [bill(mb, "a", .composer), bill("genius", "5", .producer)],
            ["genius 5, musicbrainz a"]),
        Case(
            "unless their pages differ",
            [
                bill(mb, "a", .composer), bill("genius", "5", .producer), .pages(mb, "a", [page]),
                .pages("genius", "5", [otherPage]),
            ], []),
        Case(
            "many meetings weigh less than one in the same work",
            (1...6).flatMap { [bill(mb, "a", .composer, $0), bill("genius", "5", .producer, $0)] }
                + [bill(mb, "b", .producer, 7), bill("genius", "5", .producer, 7)], ["genius 5, musicbrainz b"]),
        Case(
            "each finds their own at a third source",
            bills + [.credit("discogs", "7", "Bill Example", .writer, on: 1)],
            ["discogs 7, musicbrainz a", "genius 5, musicbrainz b"]),
    ]

    @Test("come out the same in any order", arguments: groups + namesakes)
    func cases(_ example: Case) async throws {
        let test = try await TestDatabase.migrated()
        var random = SeededRandom(seed: UInt64(example.stated.count))
        let orders = [example.stated, example.stated.reversed(), example.stated.shuffled(using: &random)]
        for order in orders {
            // A world of its own each time: what one source's ids are is not to be mixed.
            try await test.database.query("truncate linernotes.tracks, linernotes.people cascade")
            let world = StatedWorld(test.database)
            try await world.state(order)
            #expect(try await world.together() == example.together)
        }
        try await test.drop()
    }

    @Test("credits follow: the namesake keeps theirs, and nobody stands on a track twice")
    func credits() async throws {
        try await StatedWorld.with { world in
            try await world.state(Self.bills)
            #expect(
                try await world.credits(on: 1) == [
                    "composer musicbrainz a: musicbrainz", "producer musicbrainz b: genius",
                ])
            #expect(try await world.credits(on: 3) == ["producer musicbrainz b: genius, musicbrainz"])
        }
        try await StatedWorld.with { world in
            try await world.state(Self.two("Group", [Self.page, Self.discogs(900)]))
            #expect(try await world.credits(on: 1) == ["producer musicbrainz duo: musicbrainz"])
            #expect(try await world.credits(on: 2) == ["producer discogs 901: discogs"])
        }
    }

    @Test("a merger is undone when what made it is withdrawn, with its links, and an old id leads to its own again")
    func undone() async throws {
        try await StatedWorld.with { world in
            let ann: [Stated] = [
                .credit(Self.mb, "a", "Ann", .producer, on: 1), .credit("genius", "5", "Ann", .producer, on: 1),
                .credit("genius", "5", "Ann", .producer, on: 2), .pages("genius", "5", [Self.insta]),
            ]
            try await world.state(ann)
            let leads = """
                select count(*)::int from linernotes.people p
                join linernotes.person_identities i on i.home_id = p.id and i.person_id = coalesce(p.merged_into, p.id)
                """
            #expect(try await world.together() == ["genius 5, musicbrainz a"])
            #expect(try await world.credits(on: 2) == ["producer musicbrainz a: genius"])
            #expect(try await world.database.query(leads)[0][0] as Int == 2)
            try await world.withdraw("genius", on: 1)
            #expect(try await world.together() == [])
            #expect(try await world.credits(on: 2) == ["producer genius 5: genius"])
            #expect(try await world.database.query(leads)[0][0] as Int == 2)
            let links = """
                select i.native_id from linernotes.social_links l join linernotes.person_identities i using (person_id)
                """
            #expect(try await world.database.query(links).map { try $0[0] as String } == ["5"])
        }
    }

    @Test("a page that is withdrawn parts whom it joined, and frees those whom it kept open")
    func withdrawnPages() async throws {
        try await StatedWorld.with { world in
            try await world.state([
                .credit(Self.mb, "a", "Ann", .producer, on: 1), .pages(Self.mb, "a", [Self.page]),
                .credit(Self.mb, "b", "Ann", .producer, on: 2), .pages(Self.mb, "b", [Self.page]),
                .credit("genius", "5", "Ann", .producer, on: 3), .pages("genius", "5", [Self.page]),
            ])
            #expect(try await world.together() == [])
            try await world.state([.pages(Self.mb, "a", [])])
            #expect(try await world.together() == ["genius 5, musicbrainz b"])
            try await world.state([.pages(Self.mb, "b", [])])
            #expect(try await world.together() == [])
        }
    }

    @Test("those who were made one for good, before statements had keys, are computed like others")
    func before() async throws {
        try await StatedWorld.with { world in
            try await world.state(Self.bills)
            try await world.database.query(
                """
                update linernotes.person_identities set (person_id, home_id) = (
                  select home_id, home_id from linernotes.person_identities where native_id = 'a')
                """)
            try await world.database.query("update linernotes.credit_evidence set name_key = ''")
            let track = try await world.track(1)
            try await world.database.transaction { _ = try await $0.conclude([track]) }
            #expect(try await world.together() == ["genius 5, musicbrainz b"])
            #expect(try await world.credits(on: 3) == ["producer musicbrainz b: genius, musicbrainz"])
        }
    }

    @Test("a hundred worlds come out the same, whichever order they come in")
    func metamorphic() async throws {
        let test = try await TestDatabase.migrated()
        var joined = 0
        for seed in 0..<100 {
            var random = SeededRandom(seed: UInt64(seed))
            let stated = Self.world(&random)
            let worlds = ["\(seed)x-", "\(seed)y-"].map { StatedWorld(test.database, prefix: $0) }
            try await worlds[0].state(stated)
            try await worlds[1].state(stated.shuffled(using: &random))
            let outcome = try await worlds[0].together()
            #expect(try await worlds[1].together() == outcome, "seed \(seed)")
            joined += outcome.count
        }
        #expect(joined > 20)
        try await test.drop()
    }

    private static func world(_ random: inout SeededRandom) -> [Stated] {
        let roles: [CreditRole] = [.producer, .writer, .engineer]
        let seed = Int.random(in: 0..<1_000_000_000, using: &random)
        var named: Set<[String]> = []
        let credits = (0..<6).map { _ -> Stated in
            let source = ["a", "b", "c"].randomElement(using: &random) ?? "a"
            let person = String(Int.random(in: 0..<2, using: &random))
            named.insert([source, person])
            return .credit(
                source, person, person == "0" ? "Ann" : "The Ann", roles.randomElement(using: &random) ?? .producer,
                on: Int.random(in: 0..<2, using: &random),
                kind: ["Person", "Group", nil].randomElement(using: &random)!)
        }
        let pages = named.sorted { $0.joined() < $1.joined() }.filter { _ in Bool.random(using: &random) }.map {
            let page = Int.random(in: 1...2, using: &random)
            return Stated.pages($0[0], $0[1], ["https://www.discogs.com/artist/\(seed)\(page)"])
        }
        return credits + pages
    }
}
