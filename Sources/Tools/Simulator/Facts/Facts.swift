/// Everything that the simulator knows, and the ways to find it. Order is the order of insertion, always the same.
struct Facts: Sendable {
    private(set) var artists = Table<Artist>()
    private(set) var recordings = Table<Recording>()
    private(set) var releases = Table<Release>()
    private(set) var releaseGroups = Table<ReleaseGroup>()
    private(set) var works = Table<Work>()
    private(set) var links = Table<Link>()
    private(set) var relations: [Relation] = []

    private(set) var recordingsByArtist: [String: [String]] = [:]
    private(set) var recordingsByISRC: [String: [String]] = [:]
    private(set) var releasesByArtist: [String: [String]] = [:]
    /// Releases on whose tracks an artist is credited.
    private(set) var releasesByTrackArtist: [String: [String]] = [:]
    private(set) var releasesByRecording: [String: [String]] = [:]
    private(set) var releasesByGroup: [String: [String]] = [:]
    private(set) var groupsByArtist: [String: [String]] = [:]
    private(set) var linksByResource: [String: String] = [:]
    private var relationsByEnd: [Reference: [Int]] = [:]

    /// Entities of one kind, by id and in order.
    struct Table<Entity: Sendable>: Sendable {
        private(set) var ids: [String] = []
        private var entities: [String: Entity] = [:]

        subscript(id: String) -> Entity? { entities[id] }
        var all: [Entity] { ids.compactMap { entities[$0] } }
        var count: Int { ids.count }

        /// False when the id was known: its entity is another now, in the old place.
        mutating func insert(_ entity: Entity, id: String) -> Bool {
            if entities.updateValue(entity, forKey: id) == nil {
                ids.append(id)
                return true
            }
            return false
        }
    }

    mutating func insert(_ artist: Artist) { _ = artists.insert(artist, id: artist.id) }

    mutating func insert(_ work: Work) { _ = works.insert(work, id: work.id) }

    mutating func insert(_ recording: Recording) {
        guard recordings.insert(recording, id: recording.id) else { return }
        for artist in Self.artists(of: recording.credit) {
            recordingsByArtist[artist, default: []].append(recording.id)
        }
        for isrc in recording.isrcs { recordingsByISRC[isrc, default: []].append(recording.id) }
    }

    mutating func insert(_ group: ReleaseGroup) {
        guard releaseGroups.insert(group, id: group.id) else { return }
        for artist in Self.artists(of: group.credit) { groupsByArtist[artist, default: []].append(group.id) }
    }

    /// Inserts a release whose recordings are in already.
    mutating func insert(_ release: Release) {
        guard releases.insert(release, id: release.id) else { return }
        let own = Self.artists(of: release.credit)
        for artist in own { releasesByArtist[artist, default: []].append(release.id) }
        releasesByGroup[release.groupID, default: []].append(release.id)
        var guests: [String] = []
        for recording in Self.unique(release.tracks.map(\.recordingID)) {
            releasesByRecording[recording, default: []].append(release.id)
            guests += Self.artists(of: recordings[recording]?.credit ?? [])
        }
        for artist in Self.unique(guests) where !own.contains(artist) {
            releasesByTrackArtist[artist, default: []].append(release.id)
        }
    }

    mutating func insert(_ link: Link) {
        if links.insert(link, id: link.id) { linksByResource[link.resource] = link.id }
    }

    mutating func insert(_ relation: Relation) {
        for end in Self.unique([relation.source, relation.target]) {
            relationsByEnd[end, default: []].append(relations.count)
        }
        relations.append(relation)
    }

    func relations(of end: Reference) -> [Relation] { (relationsByEnd[end] ?? []).map { relations[$0] } }

    /// The same facts with each relation changed, or left out where the change is nil.
    func changingRelations(_ change: (Relation) -> Relation?) -> Facts {
        var facts = self
        facts.relations = []
        facts.relationsByEnd = [:]
        for relation in relations { if let changed = change(relation) { facts.insert(changed) } }
        return facts
    }

    private static func artists(of credit: [CreditPart]) -> [String] { unique(credit.map(\.artistID)) }

    private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}

extension Facts {
    /// The whole catalogue: songs, recorded provider data and synthetic artists.
    static let catalogue: Facts = {
        var facts = Facts()
        facts.insertRecorded()
        facts.insertNumberOnes(NumberOneSong.all, people: People(CatalogueText.people))
        facts.insertSyntheticArtists()
        return facts
    }()
}
