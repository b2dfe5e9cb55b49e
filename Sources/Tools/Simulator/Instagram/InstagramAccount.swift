/// A professional account of somebody who does not exist.
struct InstagramAccount: Sendable, Equatable {
    let handle: InstagramHandle
    let name: String
    private let draw: UInt64

    init(handle: InstagramHandle, name: String) {
        self.handle = handle
        self.name = name
        draw = SplitMix64(seed: SimulatedID.hash("instagram \(handle.name)", 0xcbf2_9ce4_8422_2325)).first
    }

    /// The accounts that synthetic people link to, by handle. There are no others: a real person's numbers are not
    /// made up.
    static let all: [InstagramHandle: InstagramAccount] = {
        let facts = Facts.catalogue
        var accounts: [InstagramHandle: InstagramAccount] = [:]
        for artist in facts.artists.all where artist.disambiguation.hasPrefix("synthetic") {
            for relation in facts.relations(of: Reference(kind: .artist, id: artist.id)) {
                guard let link = facts.links[relation.target.id]?.resource,
                    let handle = InstagramHandle(link: link)
                else { continue }
                accounts[handle] = InstagramAccount(handle: handle, name: artist.name)
            }
        }
        return accounts
    }()

    /// The value of a field; nil when the account has none, such as every third has no biography.
    func value(of field: String) -> JSONValue? {
        switch field {
        case "id": .string(id)
        case "ig_id": .integer(SimulatedNumber.least + Int(draw % 1_000_000_000))
        case "username": .string(handle.name)
        case "name": .string(name)
        case "biography": draw.isMultiple(of: 3) ? nil : "Does not exist.\nMakes beats all the same."
        case "website": draw.isMultiple(of: 2) ? .string("https://\(handle.name).example.com/") : nil
        case "followers_count": .integer(Int(draw % 500_000))
        case "follows_count": .integer(Int(draw % 900))
        case "media_count": .integer(Int(draw % 2_000))
        default: nil
        }
    }

    /// Seventeen digits that begin as theirs do.
    private var id: String { "178414\(10_000_000_000 + draw % 90_000_000_000)" }

    /// What may be asked for.
    static let fields: Set<String> = [
        "id", "ig_id", "username", "name", "biography", "website", "followers_count", "follows_count", "media_count",
        "profile_picture_url", "media",
    ]
}
