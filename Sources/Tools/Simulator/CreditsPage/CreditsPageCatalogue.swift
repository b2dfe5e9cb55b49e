/// The catalogue as a player shows it: who did what on a track, by the track's id.
struct CreditsPageCatalogue: Sendable {
    struct Person: Sendable, Equatable {
        let name: String
        let role: String
        /// Below the root; nil: a person without a page.
        let link: String?
    }

    struct Page: Sendable, Equatable {
        let title: String
        /// In the page's order; a group may be empty.
        let groups: [(name: String, people: [Person])]
        let sources: [String]
        let streams: Int

        static func == (left: Page, right: Page) -> Bool {
            left.title == right.title && left.sources == right.sources && left.streams == right.streams
                && left.groups.elementsEqual(right.groups) { $0.name == $1.name && $0.people == $1.people }
        }
    }

    private let facts: Facts
    private var recordings: [String: String] = [:]

    static let simulated = CreditsPageCatalogue(.catalogue)

    init(_ facts: Facts) {
        self.facts = facts
        for release in facts.releases.all {
            for track in release.tracks { recordings[SpotifyID.track(track.id)] = track.recordingID }
        }
    }

    /// Every track that has a page, sorted.
    var trackIDs: [String] { recordings.keys.sorted() }

    func page(_ trackID: String) -> Page? {
        guard let id = recordings[trackID], let recording = facts.recordings[id] else { return nil }
        let performers = recording.credit.map {
            Person(name: $0.name, role: "Main Artist", link: "/artist/\(SpotifyID.artist($0.artistID))")
        }
        let publisher = Person(name: "Simulated Music Publishing", role: "Publisher", link: nil)
        let composition = writers(of: id)
        return Page(
            title: recording.title,
            groups: [
                ("artist", performers), ("composition", composition.isEmpty ? [] : composition + [publisher]),
                ("production", producers(of: id)),
            ], sources: ["Simulated Records"],
            // Beyond 32 bits for some.
            streams: Int(SimulatedID.hash("streams \(trackID)", 0) % 5_000_000_000))
    }

    private func writers(of recording: String) -> [Person] {
        let roles = ["writer": "Writer", "composer": "Composer", "lyricist": "Lyricist"]
        return people(facts.writers(of: recording)) {
            roles[$0.type]
        } link: {
            "/songwriter/\(SpotifyID.artist($0))"
        }
    }

    private func producers(of recording: String) -> [Person] {
        let relations = facts.relations(of: Reference(kind: .recording, id: recording))
        return people(relations.filter { $0.source.kind == .artist }) { relation in
            switch relation.type {
            case "producer": relation.attributes.isEmpty ? "Producer" : "Additional Producer"
            case "mix": "Mixing Engineer"
            case "engineer": "Engineer"
            default: nil
            }
        } link: {
            "/artist/\(SpotifyID.artist($0))"
        }
    }

    /// One in twelve has no page to lead to.
    private func people(
        _ relations: [Relation], role: (Relation) -> String?, link: (String) -> String
    ) -> [Person] {
        var people: [Person] = []
        for relation in relations {
            guard let role = role(relation), let artist = facts.artists[relation.source.id] else { continue }
            let hasPage = SimulatedID.hash(artist.id, 0) % 12 != 0
            let person = Person(name: artist.name, role: role, link: hasPage ? link(artist.id) : nil)
            if !people.contains(person) { people.append(person) }
        }
        return people
    }
}
