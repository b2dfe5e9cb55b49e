/// The catalogue as releases, masters and artists, made once for each view.
///
/// Of each release group only the first release is there; the group is its master.
struct DiscogsCatalogue: Sendable {
    let facts: Facts
    private(set) var releases: [DiscogsRelease] = []
    private(set) var artists: [DiscogsArtist] = []
    private var releasePlaces: [Int: Int] = [:]
    private var masterPlaces: [Int: Int] = [:]
    private var artistPlaces: [Int: Int] = [:]
    private var artistPlacesByID: [String: Int] = [:]
    /// Releases on which an artist has a part of any kind.
    private(set) var roles: [Int: [DiscogsRole]] = [:]

    static func seen(in view: CatalogueView) -> DiscogsCatalogue {
        switch view {
        case .complete: complete
        case .documented: documented
        }
    }

    private static let complete = DiscogsCatalogue(CatalogueView.complete.facts(of: .discogs))
    private static let documented = DiscogsCatalogue(CatalogueView.documented.facts(of: .discogs))

    init(_ facts: Facts) {
        self.facts = facts
        insertArtists()
        for id in facts.releaseGroups.ids {
            guard let release = facts.releasesByGroup[id]?.first.flatMap({ facts.releases[$0] }) else { continue }
            insert(release)
        }
    }

    func release(_ id: Int) -> DiscogsRelease? { releasePlaces[id].map { releases[$0] } }
    func master(_ id: Int) -> DiscogsRelease? { masterPlaces[id].map { releases[$0] } }
    func artist(_ id: Int) -> DiscogsArtist? { artistPlaces[id].map { artists[$0] } }
    /// - Parameter id: The catalogue's.
    func artist(_ id: String) -> DiscogsArtist? { artistPlacesByID[id].map { artists[$0] } }

    /// The second artist of a name is "Name (2)", and so on.
    private mutating func insertArtists() {
        var uses: [String: Int] = [:]
        for artist in facts.artists.all {
            let use = uses[artist.name, default: 0] + 1
            uses[artist.name] = use
            let links = facts.relations(of: Reference(kind: .artist, id: artist.id)).filter { $0.target.kind == .url }
                .compactMap { facts.links[$0.target.id]?.resource }
            let page = DiscogsArtist(
                id: facts.discogsNumber(of: artist)
                    ?? SimulatedNumber.discogsArtist(artist.id), catalogueID: artist.id,
                name: use == 1 ? artist.name : "\(artist.name) (\(use))",
                isSynthetic: artist.disambiguation.hasPrefix("synthetic"), links: links)
            artistPlaces[page.id] = artists.count
            artistPlacesByID[artist.id] = artists.count
            artists.append(page)
        }
    }

    private mutating func insert(_ release: Release) {
        let credits = DiscogsCredits(of: release, in: facts)
        let entry = DiscogsRelease(release, credits: credits, in: facts)
        releasePlaces[entry.id] = releases.count
        masterPlaces[entry.masterID] = releases.count
        let own = release.credit.map(\.artistID)
        note(own, as: "Main", on: entry.id)
        let guests = release.tracks.flatMap { facts.recordings[$0.recordingID]?.credit ?? [] }.map(\.artistID)
        note(guests.filter { !own.contains($0) }, as: "TrackAppearance", on: entry.id)
        for credit in credits.all {
            note([credit.artistID].filter { !own.contains($0) }, as: credit.roles[0], on: entry.id)
        }
        releases.append(entry)
    }

    private mutating func note(_ ids: [String], as role: String, on release: Int) {
        for id in ids {
            guard let artist = artist(id)?.id else { continue }
            let role = DiscogsRole(releaseID: release, name: role)
            if roles[artist]?.contains(role) != true { roles[artist, default: []].append(role) }
        }
    }
}

extension Facts {
    /// The provider's own number of an artist, where a recorded link gives it; pages of pseudonyms do not count.
    fileprivate func discogsNumber(of artist: Artist) -> Int? {
        relations(of: Reference(kind: .artist, id: artist.id))
            .filter { $0.type == "discogs" && $0.sourceCredit.isEmpty }
            .compactMap { links[$0.target.id]?.resource.split(separator: "/").last.flatMap { Int($0) } }.first
    }
}

/// What an artist is on a release.
struct DiscogsRole: Sendable, Equatable {
    let releaseID: Int
    /// `Main`, `TrackAppearance` or the role of a credit.
    let name: String
}

struct DiscogsArtist: Sendable {
    let id: Int
    let catalogueID: String
    /// With a number in brackets where another one has the name.
    let name: String
    let isSynthetic: Bool
    let links: [String]
}
