extension GeniusArtist {
    /// - Parameter facts: Where the artist's links are.
    init(_ artist: Artist, in facts: Facts) {
        let name = artist.stageName ?? artist.name
        let isSynthetic = artist.disambiguation.hasPrefix("synthetic")
        let links = facts.relations(of: Reference(kind: .artist, id: artist.id)).filter { $0.target.kind == .url }
            .compactMap { facts.links[$0.target.id]?.resource }
        let handle = links.compactMap { InstagramHandle(link: $0) }.first
        self.init(
            id: SimulatedNumber.geniusArtist(artist.id), name: name, slug: GeniusSlug.make(name),
            alternateNames: artist.aliases.map(\.name).filter { $0 != name },
            instagramName: isSynthetic ? handle?.name : nil, isSynthetic: isSynthetic)
    }
}

extension GeniusSong {
    init(_ recording: Recording, in facts: Facts) {
        let (acts, guests) = Self.acts(recording.credit)
        let release = facts.releasesByRecording[recording.id]?.first.flatMap { facts.releases[$0] }
        let group = release.flatMap { facts.releaseGroups[$0.groupID] }
        self.init(
            id: SimulatedNumber.geniusSong(recording.id), title: recording.title, artistIDs: acts,
            featuredIDs: guests, credits: GeniusCredits(of: recording.id, in: facts),
            album: group.flatMap(GeniusAlbum.init), date: recording.firstReleaseDate ?? group?.firstReleaseDate,
            spotifyTrackID: release?.tracks.first { $0.recordingID == recording.id }.map { SpotifyID.track($0.id) },
            isSynthetic: recording.isrcs.contains { $0.hasPrefix(SimulatedISRC.syntheticPrefix) })
    }

    /// Whoever comes after a "feat." is a guest.
    private static func acts(_ credit: [CreditPart]) -> (acts: [Int], guests: [Int]) {
        let mark = credit.firstIndex { part in ["feat", "ft."].contains { part.joinphrase.lowercased().contains($0) } }
        let count = mark.map { $0 + 1 } ?? credit.count
        let ids = credit.map { SimulatedNumber.geniusArtist($0.artistID) }
        return (Array(ids.prefix(count)), Array(ids.dropFirst(count)))
    }
}

extension GeniusAlbum {
    /// Singles are no albums there.
    init?(_ group: ReleaseGroup) {
        guard group.primaryType == "Album", let artist = group.credit.first?.artistID else { return nil }
        self.init(
            id: SimulatedNumber.geniusAlbum(group.id), name: group.title,
            artistID: SimulatedNumber.geniusArtist(artist))
    }
}

extension GeniusCredits {
    /// The credits of a recording and of the works that it performs.
    init(of recording: String, in facts: Facts) {
        let reference = Reference(kind: .recording, id: recording)
        for relation in facts.relations(of: reference) where relation.source.kind == .artist {
            let artist = SimulatedNumber.geniusArtist(relation.source.id)
            if relation.type == "producer", relation.attributes.isEmpty {
                if !producers.contains(artist) { producers.append(artist) }
            } else if let label = Self.label(relation) {
                add(artist, as: label)
            }
        }
        for relation in facts.writers(of: recording) {
            let artist = SimulatedNumber.geniusArtist(relation.source.id)
            if !writers.contains(artist) { writers.append(artist) }
        }
    }

    private static func label(_ relation: Relation) -> String? {
        switch relation.type {
        case "producer":
            let labels = [
                "co": "Co-Producer", "additional": "Additional Production", "executive": "Executive Producer",
                "assistant": "Assistant Producer", "associate": "Assistant Producer",
            ]
            return relation.attributes.compactMap { labels[$0] }.first ?? "Producer"
        case "engineer": return relation.attributes.contains("assistant") ? "Assistant Engineer" : "Engineer"
        case "mix": return "Mixing Engineer"
        case "programming": return "Programmer"
        case "remixer": return "Remixer"
        default: return nil
        }
    }
}
