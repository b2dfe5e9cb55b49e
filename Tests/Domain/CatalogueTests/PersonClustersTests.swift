import FleetMessages
import TestSupport
import Testing

@testable import Catalogue

@Suite("Who is one person")
struct PersonClustersTests {
    private func person(_ text: String) -> SourcePerson {
        let parts = text.split(separator: " ").map(String.init)
        return SourcePerson(Source(parts[0]), parts[1])
    }

    private func facts(_ name: String, kind: String? = nil, entries: [String] = [], accounts: [String] = [])
        -> PersonFacts
    {
        let page = { (key: String) in PersonFacts.Page(String(key.prefix { $0 != ":" }), key) }
        return PersonFacts(
            names: [name], kinds: kind.map { [$0] } ?? [], entries: Set(entries.map(page)),
            accounts: Set(accounts.map(page)))
    }

    private func meet(_ left: String, _ leftRole: CreditRole, _ right: String, _ rightRole: CreditRole, on track: Int64)
        -> PersonMeeting
    {
        PersonMeeting(TrackID(rawValue: track), (person(left), [leftRole]), (person(right), [rightRole]))
    }

    private func together(_ people: [String: PersonFacts], _ meetings: [PersonMeeting] = []) -> [[String]] {
        let facts = Dictionary(uniqueKeysWithValues: people.map { (person($0.key), $0.value) })
        return ComputedPerson.all(facts, meetings).map { $0.members.sorted().map(\.description) }
            .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    @Test("is not told by a chain between two whom one source tells apart: equally sure, all stay open")
    func tie() {
        let people = ["a x": facts("Ann"), "a v": facts("Ann"), "b y": facts("Ann")]
        let one = meet("a x", .producer, "b y", .producer, on: 1)
        let other = meet("a v", .producer, "b y", .producer, on: 2)
        #expect(together(people, [one, other]) == [])
        let again = meet("a v", .producer, "b y", .producer, on: 3)
        #expect(together(people, [one, other, again]) == [["a v", "b y"]])
    }

    @Test("is told by three sources that agree")
    func three() {
        let people = ["a x": facts("Ann"), "b y": facts("Ann"), "c z": facts("Ann")]
        let meetings = [
            meet("a x", .producer, "b y", .producer, on: 1), meet("a x", .producer, "c z", .producer, on: 1),
            meet("b y", .producer, "c z", .producer, on: 1),
        ]
        #expect(together(people, meetings) == [["a x", "b y", "c z"]])
    }

    @Test("an entry under another name proves less than one under the same")
    func entries() {
        let key = "allmusic:mn1"
        #expect(together(["a x": facts("Ann", entries: [key]), "b y": facts("DJ A", entries: [key])]).count == 1)
        #expect(
            together([
                "a x": facts("Ann", entries: [key]), "b y": facts("DJ A", entries: [key]),
                "b z": facts("Ann", entries: [key]),
            ]) == [["a x", "b z"]])
    }

    @Test("is told by an account only together with the name")
    func accounts() {
        let key = "instagram:@ann"
        #expect(together(["a x": facts("Ann", accounts: [key]), "b y": facts("ann", accounts: [key])]).count == 1)
        #expect(together(["a x": facts("Ann", accounts: [key]), "b y": facts("Bob", accounts: [key])]) == [])
    }

    @Test("doubt keeps those apart of whom little is known, and nobody of whom much is")
    func doubt() {
        let people = ["a x": facts("Ann", entries: ["allmusic:mn1"]), "b y": facts("Ann", entries: ["allmusic:mn2"])]
        #expect(together(people, [meet("a x", .producer, "b y", .writer, on: 1)]) == [])
        #expect(together(people, [meet("a x", .producer, "b y", .producer, on: 1)]).count == 1)
    }

    @Test("who a person is called after is the most reliable source's record, whoever came first")
    func home() throws {
        let known = [person("genius 1"): facts("ANN"), person("musicbrainz 2"): facts("Ann", kind: "Person")]
        let ann = try #require(
            ComputedPerson.all(known, [meet("genius 1", .producer, "musicbrainz 2", .producer, on: 1)]).first)
        #expect(ann.name == "Ann" && ann.kind == "Person" && ann.members[0] == person("musicbrainz 2"))
    }

    @Test("the same statements in any order make the same people", arguments: 0..<300)
    func metamorphic(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let names = ["Ann", "Bob", "The Bobs"]
        let ids = ["a", "b", "c"].flatMap { source in (0..<4).map { "\(source) \($0)" } }
        var people: [SourcePerson: PersonFacts] = [:]
        for id in ids {
            let keys = (0..<3).filter { _ in Int.random(in: 0..<5, using: &random) == 0 }.map { "db:\($0)" }
            people[person(id)] = facts(
                names.randomElement(using: &random) ?? "",
                kind: ["Person", "Group", nil].randomElement(using: &random)!,
                entries: keys)
        }
        var bonds = (0..<24).compactMap { track -> PersonBond? in
            guard let left = ids.randomElement(using: &random), let right = ids.randomElement(using: &random),
                left.first != right.first
            else { return nil }
            let role: CreditRole = Bool.random(using: &random) ? .producer : .writer
            return meet(left, .producer, right, role, on: Int64(track)).bond
        }
        bonds += PersonBond.bonds(byPages: people)
        let expected = PersonClusters(people, bonds).all
        #expect(expected.flatMap { $0 }.count == ids.count)
        #expect(expected.allSatisfy { Set($0.map(\.source)).count == $0.count })
        for _ in 0..<3 { #expect(PersonClusters(people, bonds.shuffled(using: &random)).all == expected) }
    }
}
