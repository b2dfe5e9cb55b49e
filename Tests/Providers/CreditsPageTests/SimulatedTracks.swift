import FoundationEssentials

@testable import CreditsPage
@testable import Simulator

/// What the simulated site shows, as it is to be read.
enum SimulatedTracks {
    static let ids = CreditsPageCatalogue.simulated.trackIDs

    static func expected(_ id: String, seenAt: Date) -> FoundCreditsPage? {
        guard let page = CreditsPageCatalogue.simulated.page(id) else { return nil }
        let lines = page.groups.flatMap { group in
            group.people.map { person in
                CreditLine(
                    name: person.name, person: person.link.flatMap { CreditLine.Person(link: $0) }, role: person.role,
                    group: group.name, roleClass: classes[person.role] ?? .unknown)
            }
        }
        return FoundCreditsPage(
            trackID: id, lines: lines, sources: page.sources, streams: page.streams, language: "en", contract: "1",
            seenAt: seenAt)
    }

    private static let classes: [String: CreditLine.RoleClass] = [
        "Main Artist": .performer, "Writer": .writer, "Composer": .composer, "Lyricist": .lyricist,
        "Publisher": .publisher, "Producer": .producer, "Additional Producer": .otherProducer,
        "Mixing Engineer": .engineer, "Engineer": .engineer,
    ]
}
