import PrintableText

public import struct FoundationEssentials.Date

/// What a credits page shows of one track.
public struct FoundCreditsPage: Sendable, Equatable {
    /// The catalogue's id of the track, as it was asked for.
    public let trackID: String
    /// In the page's order, each person once in each role.
    public let lines: [CreditLine]
    /// Who told the page: labels and publishers, not told apart, and of the whole list.
    public let sources: [String]
    /// nil: not shown.
    public let streams: Int?
    public let language: String
    public let contract: String
    public let seenAt: Date

    /// No entry at all. It says nothing of anybody: least of all that there is no producer.
    public var isEmpty: Bool { lines.isEmpty }

    public var writers: [CreditLine] { of(.writer) }
    public var composers: [CreditLine] { of(.composer) }
    public var producers: [CreditLine] { of(.producer) }
    public var publishers: [CreditLine] { of(.publisher) }

    private func of(_ role: CreditLine.RoleClass) -> [CreditLine] { lines.filter { $0.roleClass == role } }
}

/// One person in one role.
public struct CreditLine: Sendable, Equatable {
    /// The roles that are told apart, by a closed list of the page's own words.
    public enum RoleClass: String, Sendable, CaseIterable {
        case performer, writer, composer, lyricist, publisher, producer, otherProducer, engineer, unknown
    }

    /// To whom the page links. Songwriters are numbered apart from artists: the two never meet.
    public enum Person: Sendable, Equatable { case artist(String), songwriter(String) }

    public let name: String
    public let person: Person?
    /// The page's words.
    public let role: String
    public let group: String
    public let roleClass: RoleClass
}

extension FoundCreditsPage {
    /// Reads a page that is of the contract.
    init(_ page: PageJSON, trackID: String, seenAt: Date) {
        self.trackID = trackID
        self.seenAt = seenAt
        (language, contract) = (page.language, page.contract)
        streams = JSONDigits.whole(page.streams)
        sources = page.sources.map(\.cleaned).filter { !$0.isBlank }
        lines = Self.merged(page.people.compactMap(CreditLine.init))
    }

    /// The same person twice in a role is once, with the link where either has one.
    private static func merged(_ lines: [CreditLine]) -> [CreditLine] {
        var merged: [CreditLine] = []
        for line in lines {
            let same = merged.firstIndex {
                $0.role == line.role && $0.name.lowercased() == line.name.lowercased()
                    && ($0.person == nil || line.person == nil || $0.person == line.person)
            }
            guard let same else {
                merged.append(line)
                continue
            }
            if merged[same].person == nil { merged[same] = line }
        }
        return merged
    }
}

extension CreditLine {
    init?(_ person: PageJSON.Person) {
        let name = person.name.cleaned
        guard !name.isBlank else { return nil }
        self.name = name
        self.person = Person(link: person.link)
        role = person.role.cleaned
        group = person.group.cleaned
        roleClass = Self.classes[role] ?? .unknown
    }

    /// Only the exact word is a producer: standing in the group of production is no proof of producing.
    private static let classes: [String: RoleClass] = [
        "Main Artist": .performer, "Featured Artist": .performer, "Performer": .performer, "Vocals": .performer,
        "Writer": .writer, "Songwriter": .writer, "Composer": .composer, "Lyricist": .lyricist,
        "Publisher": .publisher, "Producer": .producer, "Co-Producer": .otherProducer,
        "Additional Producer": .otherProducer, "Executive Producer": .otherProducer, "Vocal Producer": .otherProducer,
        "Engineer": .engineer, "Mixing Engineer": .engineer, "Mastering Engineer": .engineer,
    ]
}

extension CreditLine.Person {
    /// nil: the link leads anywhere else, or to no id.
    init?(link: String) {
        let parts = link.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, CreditsPageTrack.isID(parts[2]) else { return nil }
        switch parts[1] {
        case "artist": self = .artist(String(parts[2]))
        case "songwriter": self = .songwriter(String(parts[2]))
        default: return nil
        }
    }
}

extension String { fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) } }

/// Whole numbers as a page shows them.
enum JSONDigits {
    /// nil: no digits, or more than fifteen.
    static func whole(_ text: String) -> Int? {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

/// Ids as they go into an address.
enum CreditsPageTrack {
    /// Letters and digits, one to forty.
    static func isID(_ text: some StringProtocol) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            }
    }
}
