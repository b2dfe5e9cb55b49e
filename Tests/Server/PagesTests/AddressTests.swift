import CatalogueAnswers
import FleetMessages
import Testing

@testable import Pages

@Suite("Address")
struct AddressTests {
    static let all: [Address] = [
        .fleet, .queue("track_discovery"), .queue("odd name/ü"), .providers, .runs(after: nil), .runs(after: "0-1"),
        .run("3f2a"), .failures, .failure("a/b/c 'd'&e=f", after: nil), .failure("x", after: 12),
        .letters(LetterSelection()), .letters(LetterSelection(queue: "q", run: "r", after: 3)), .letter(7),
        .artist(ArtistID(rawValue: 1), after: nil), .artist(ArtistID(rawValue: 1), after: AlbumID(rawValue: 9)),
        .album(AlbumID(rawValue: 2)), .track(TrackID(rawValue: 3)), .person(PersonID(rawValue: .max)),
        .credits(CreditSelection(), after: nil),
        .credits(
            CreditSelection(
                person: PersonID(rawValue: 1), with: PersonID(rawValue: 2), artist: ArtistID(rawValue: 3),
                roles: ["producer", "co_producer"], year: 1989),
            after: CreditKey(track: TrackID(rawValue: 4), person: PersonID(rawValue: 5), role: "mix_engineer")),
        .credits(CreditSelection(person: PersonID(rawValue: 1), roles: RoleGroup.production.roles), after: nil),
        .credits(CreditSelection(person: PersonID(rawValue: 1), roles: ["other"]), after: nil),
        .credits(CreditSelection(person: PersonID(rawValue: 1), roles: RoleGroup.other.roles), after: nil),
        .producers(nil, after: nil), .producers(ArtistID(rawValue: 1), after: PersonID(rawValue: 2)),
        .listeners, .listener("1", ListenerView()), .listener("Ada Ü", ListenerView(side: .plays, after: "12")),
        .listener("2", ListenerView(side: .hours, zone: "Europe/Berlin")),
        .search(""), .search("Janet & \"Jam\" 100% ü"), .discover("Guns N' Roses"), .asset("pages-0.css"),
        .publishing(""), .publishing("USJI10000001, US-JI1-00-00002"),
    ]

    @Test("a page is found again by the address that a link to it has", arguments: all)
    func roundTrip(address: Address) throws {
        let (path, query) = Self.parsed(address.text)
        #expect(Address(path: path, query: query) == address)
    }

    @Test(
        "where there is no page there is no address",
        arguments: [
            ["nowhere"], ["artists"], ["artists", "0"], ["artists", "-1"], ["artists", "x"], ["runs", "a", "b"],
        ])
    func unknown(path: [String]) { #expect(Address(path: path, query: [:]) == nil) }

    @Test("links begin with the base path, however that is written", arguments: ["/liner", "liner/", "//liner"])
    func base(path: String) {
        let site = Site(basePath: path)
        #expect(site.link(.fleet) == "/liner/")
        #expect(site.link(.track(TrackID(rawValue: 3))) == "/liner/tracks/3")
        #expect(Site().link(.runs(after: nil)) == "/runs")
    }

    /// As a server takes a request's target apart.
    static func parsed(_ text: String) -> (path: [String], query: [String: String]) {
        let parts = text.split(separator: "?", maxSplits: 1).map(String.init)
        let path = parts[0].split(separator: "/").compactMap { Percent.decoded(String($0)) }
        let pairs = parts.dropFirst().first?.split(separator: "&") ?? []
        let query = pairs.reduce(into: [String: String]()) { query, pair in
            let sides = pair.split(separator: "=", maxSplits: 1)
            query[String(sides[0])] = sides.count == 2 ? Percent.decoded(String(sides[1])) ?? "" : ""
        }
        return (path, query)
    }
}
