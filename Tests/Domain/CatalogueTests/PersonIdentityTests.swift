import Catalogue
import FleetMessages
import Testing

@Suite("Who is one person")
struct PersonIdentityTests {
    private func said(_ person: Int64, _ name: String, by source: String, track: Int64 = 1) -> Evidence {
        Evidence(
            track: TrackID(rawValue: track), person: PersonID(rawValue: person), personName: name,
            source: Source(source), role: .producer, level: .recording)
    }

    private func known(_ people: [Int64: (String, String)]) -> PersonIdentity.Identities {
        Dictionary(
            uniqueKeysWithValues: people.map { (PersonID(rawValue: $0), [Source($1.0): [$1.1]]) })
    }

    private func merger(_ kept: Int64, _ absorbed: Int64) -> PersonIdentity.Merger {
        PersonIdentity.Merger(kept: PersonID(rawValue: kept), absorbed: PersonID(rawValue: absorbed))
    }

    @Test("is told by the same name on the same track, however it is spelled")
    func names() {
        let evidence = [said(1, "Beyoncé", by: "a"), said(2, "BEYONCE", by: "b")]
        #expect(
            PersonIdentity.mergers(from: evidence, known([1: ("a", "x"), 2: ("b", "y")])) == [merger(1, 2)])
    }

    @Test("is not told by a name alone: on different tracks they stay two")
    func differentTracks() {
        let evidence = [said(1, "Ann", by: "a", track: 1), said(2, "Ann", by: "b", track: 2)]
        #expect(PersonIdentity.mergers(from: evidence, known([1: ("a", "x"), 2: ("b", "y")])) == [])
    }

    @Test("are two where one source tells them apart")
    func namesakes() {
        let evidence = [said(1, "Ann", by: "a"), said(2, "Ann", by: "b")]
        var identities = known([1: ("a", "x"), 2: ("b", "y")])
        identities[PersonID(rawValue: 2), default: [:]][Source("a")] = ["z"]
        #expect(PersonIdentity.mergers(from: evidence, identities) == [])
    }

    @Test("nobody guesses which of two namesakes on a track is meant")
    func ambiguous() {
        let evidence = [said(1, "Ann", by: "a"), said(3, "Ann", by: "a"), said(2, "Ann", by: "b")]
        #expect(
            PersonIdentity.mergers(from: evidence, known([1: ("a", "x"), 3: ("a", "w"), 2: ("b", "y")])) == [])
    }

    @Test("three sources make one of three, and a chain never joins what a source keeps apart")
    func chains() {
        let three = [said(1, "Ann", by: "a"), said(2, "Ann", by: "b"), said(3, "Ann", by: "c")]
        let identities = known([1: ("a", "x"), 2: ("b", "y"), 3: ("c", "z")])
        #expect(PersonIdentity.mergers(from: three, identities) == [merger(1, 2), merger(1, 3)])
        let apart = [
            said(1, "Ann", by: "a", track: 1), said(2, "Ann", by: "b", track: 1),
            said(2, "Ann", by: "b", track: 2), said(4, "Ann", by: "a", track: 2),
        ]
        #expect(
            PersonIdentity.mergers(from: apart, known([1: ("a", "x"), 2: ("b", "y"), 4: ("a", "v")])) == [merger(1, 2)])
    }

    private func page(_ person: Int64, _ name: String, _ platform: String, _ url: String) -> PersonIdentity.Page {
        PersonIdentity.Page(person: PersonID(rawValue: person), name: name, platform: platform, key: url)
    }

    private func mergers(_ pages: [PersonIdentity.Page]) -> [PersonIdentity.Merger] {
        PersonIdentity.mergers(
            from: pages, databases: ["discogs"], accounts: ["instagram"], known([1: ("a", "x"), 2: ("b", "y")]))
    }

    @Test("is told by an entry of a database, under whatever name")
    func databases() {
        #expect(mergers([page(1, "Ann", "discogs", "u"), page(2, "DJ A", "discogs", "u")]) == [merger(1, 2)])
        #expect(mergers([page(1, "Ann", "discogs", "u"), page(2, "Ann", "discogs", "v")]) == [])
    }

    @Test("is told by an account only together with the name: a band's members share one")
    func accounts() {
        #expect(mergers([page(1, "Ann", "instagram", "u"), page(2, "ann", "instagram", "u")]) == [merger(1, 2)])
        #expect(mergers([page(1, "Ann", "instagram", "u"), page(2, "Bob", "instagram", "u")]) == [])
        #expect(mergers([page(1, "Ann", "homepage", "u"), page(2, "Ann", "homepage", "u")]) == [])
    }
}
