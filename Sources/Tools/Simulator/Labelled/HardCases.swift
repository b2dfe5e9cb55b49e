/// Acts that don't exist, made to be hard to get right: five kinds, eight acts of each, with one to six songs.
struct HardCases {
    private(set) var facts: Facts
    private(set) var difficulties: [String: Difficulty] = [:]
    /// Half of the acts, with as many songs of each kind as the others have, or nearly.
    private(set) var firstHalf: Set<String> = []
    /// Recordings without a page at Genius.
    private(set) var hiddenAtGenius: Set<String> = []
    /// All who may be named by mistake.
    private(set) var producers: [String] = []
    private var people = 0
    private var titles = 0
    private var serial = 0
    /// Names that the next act's first producer and first writer share with others.
    private var namesake: String?

    static let sizes = [1, 1, 2, 2, 3, 4, 5, 6]

    init(adding facts: Facts) {
        self.facts = facts
        for kind in Difficulty.hard {
            for (index, size) in Self.sizes.enumerated() {
                let act = insertAct(kind, songs: size)
                let isEven = difficulties.count / Self.sizes.count % 2 == 0
                if [0, 3, 4, 7].contains(index) == isEven { firstHalf.insert(act) }
            }
        }
    }

    // MARK: An act

    private mutating func insertAct(_ kind: Difficulty, songs: Int) -> String {
        let name = SyntheticNames.act(difficulties.count)
        let act = Artist(
            id: SimulatedID.make("artist", name, "labelled"), name: name, sortName: name, disambiguation: "synthetic",
            type: "Person", typeID: TypeID.person)
        facts.insert(act)
        facts.insertLink(
            "https://open.spotify.com/artist/\(SpotifyID.artist(act.id))", "free streaming",
            "769085a1-c2f7-4c24-a532-2375a77693bd", of: Reference(kind: .artist, id: act.id))
        difficulties[act.id] = kind
        let crew = crew(for: kind)
        let credit = [CreditPart(artistID: act.id, name: name)]
        let made = (0..<songs).map { insertSong($0, kind, credit, crew) }
        insertAlbum("album", "Synthetic \(name.dropFirst(10)) Album", of: made, credit)
        switch kind {
        case .versions: insertVersions(of: made, credit, crew, isMarkedInTitle: songs.isMultiple(of: 2))
        case .compilations: insertCompilation(of: made, credit, crew)
        default: break
        }
        return act.id
    }

    /// Three producers and four writers; what is hard about them.
    private mutating func crew(for kind: Difficulty) -> HardCaseCrew {
        let shared = kind == .namesakes ? namesake : nil
        var makers = (0..<3).map { index in
            person(named: index == 0 ? shared : nil, isGroup: kind == .groups && index == 0)
        }
        var writers = [person(named: kind == .namesakes ? makers[1].name : nil)] + (0..<3).map { _ in person() }
        if kind == .namesakes { namesake = shared == nil ? makers[0].name : nil }
        if kind == .aliases {
            makers[0] = renamed(makers[0], hasPages: true)
            makers[1] = aliased(makers[1])
            writers[0] = renamed(writers[0], hasPages: true)
        }
        for maker in makers + writers { facts.insert(maker) }
        producers += makers.map(\.id)
        return HardCaseCrew(kind: kind, producers: makers, writers: writers)
    }

    private mutating func person(named name: String? = nil, isGroup: Bool = false) -> Artist {
        people += 1
        let own = SyntheticNames.person(people)
        let name = name ?? (isGroup ? "\(own) Duo" : own)
        return Artist(
            id: SimulatedID.make("artist", name, "labelled \(people)"), name: name, sortName: name,
            disambiguation: "synthetic, number \(people)", type: isGroup ? "Group" : "Person",
            typeID: isGroup ? TypeID.group : TypeID.person)
    }

    /// Another name at Genius, where a link leads to the page.
    private mutating func renamed(_ artist: Artist, hasPages: Bool) -> Artist {
        var artist = artist
        people += 1
        artist.stageName = "\(SyntheticNames.person(people)) Stage"
        let reference = Reference(kind: .artist, id: artist.id)
        facts.insertLink(
            "https://genius.com/artists/\(GeniusSlug.make(artist.stageName ?? ""))", "lyrics", TypeID.lyricsPage,
            of: reference)
        return artist
    }

    /// Spelt without accents at Genius; the full name is an alias there too.
    private func aliased(_ artist: Artist) -> Artist {
        var artist = artist
        artist.aliases = [Alias(name: SyntheticNames.plain(artist.name), sortName: artist.name)]
        artist.stageName = SyntheticNames.plain(artist.name)
        return artist
    }

    // MARK: Songs

    private mutating func insertSong(
        _ index: Int, _ kind: Difficulty, _ credit: [CreditPart], _ crew: HardCaseCrew
    ) -> Recording {
        titles += 1
        let recording = recording("song \(titles)", SyntheticNames.title(titles), credit)
        let work = Work(
            id: SimulatedID.make("work", recording.id), title: recording.title, type: "Song", typeID: TypeID.song)
        facts.insert(work)
        perform(work.id, recording.id)
        for writer in crew.writers(of: index) {
            insert("writer", TypeID.writer, writer, Reference(kind: .work, id: work.id))
        }
        for (producer, isCo) in crew.producers(of: index) {
            insert("producer", TypeID.producer, producer, Reference(kind: .recording, id: recording.id), isCo: isCo)
        }
        return recording
    }

    private mutating func recording(
        _ words: String, _ title: String, _ credit: [CreditPart], note: String = "", longer: Int = 0
    ) -> Recording {
        serial += 1
        let digits = String(serial)
        let id = SimulatedID.make("recording", "labelled", words)
        let recording = Recording(
            id: id, title: title, length: 150_000 + Int(SimulatedID.hash(title, 7) % 120_000) + longer,
            disambiguation: note,
            isrcs: [SimulatedISRC.syntheticPrefix + "10" + String(repeating: "0", count: 5 - digits.count) + digits],
            credit: credit)
        facts.insert(recording)
        return recording
    }

    private mutating func perform(_ work: String, _ recording: String) {
        facts.insert(
            Relation(
                type: "performance", typeID: TypeID.performance, source: Reference(kind: .recording, id: recording),
                target: Reference(kind: .work, id: work)))
    }

    private mutating func insert(
        _ type: String, _ typeID: String, _ person: Artist, _ target: Reference, isCo: Bool = false
    ) {
        var relation = Relation(
            type: type, typeID: typeID, source: Reference(kind: .artist, id: person.id), target: target)
        relation.isSynthetic = true
        if isCo {
            relation.attributes = ["co"]
            relation.attributeIDs = [JSONValue.Member(key: "co", value: .string(TypeID.co))]
        }
        // A third of the records print a name without its accents.
        let isPlain = SimulatedID.hash(person.id + target.id, 3).isMultiple(of: 3)
        let plain = SyntheticNames.plain(person.name)
        if isPlain, plain != person.name { relation.sourceCredit = plain }
        facts.insert(relation)
    }

    // MARK: Records

    @discardableResult
    private mutating func insertAlbum(
        _ words: String, _ title: String, of recordings: [Recording], _ credit: [CreditPart], secondary: String? = nil,
        secondaryID: String? = nil
    ) -> Release {
        let identity = "\(credit[0].artistID) \(words)"
        let group = ReleaseGroup(
            id: SimulatedID.make("release-group", identity), title: title, primaryType: "Album",
            primaryTypeID: TypeID.album, secondaryTypes: [secondary].compactMap(\.self),
            secondaryTypeIDs: [secondaryID].compactMap(\.self), firstReleaseDate: "2010", credit: credit)
        facts.insert(group)
        let tracks = recordings.enumerated().map { index, recording in
            Track(
                id: SimulatedID.make("track", identity, recording.id), number: String(index + 1),
                title: recording.title, length: recording.length, recordingID: recording.id)
        }
        let release = Release(
            id: SimulatedID.make("release", identity), title: title, status: "Official", statusID: TypeID.official,
            date: "2010", events: [.object(["date": "2010", "area": .null])], credit: credit, groupID: group.id,
            media: [Medium(position: 1, format: "CD", tracks: tracks)])
        facts.insert(release)
        return release
    }

    /// Live takes and the like on an album of their own: every second one with a producer of its own.
    private mutating func insertVersions(
        of songs: [Recording], _ credit: [CreditPart], _ crew: HardCaseCrew, isMarkedInTitle: Bool
    ) {
        let live = person()
        facts.insert(live)
        producers.append(live.id)
        let versions = songs.enumerated().map { index, song in
            let mark = HardCaseCrew.marks[(titles + index) % HardCaseCrew.marks.count]
            let version = recording(
                "version of \(song.id)", isMarkedInTitle ? "\(song.title) (\(mark))" : song.title, credit,
                note: isMarkedInTitle ? "" : "live, 2003-07-04: Harbour Hall", longer: 6_000 + index % 3 * 20_000)
            for work in facts.works(of: song.id) { perform(work, version.id) }
            if index.isMultiple(of: 2) {
                insert("producer", TypeID.producer, live, Reference(kind: .recording, id: version.id))
            }
            hiddenAtGenius.insert(version.id)
            return version
        }
        insertAlbum(
            "versions", "Synthetic Evening", of: versions, credit, secondary: isMarkedInTitle ? nil : "Live",
            secondaryID: isMarkedInTitle ? nil : TypeID.live)
    }

    /// A producer of the whole album, true for its songs without one; and a collection with somebody who chose the songs.
    private mutating func insertCompilation(of songs: [Recording], _ credit: [CreditPart], _ crew: HardCaseCrew) {
        let album = SimulatedID.make("release", "\(credit[0].artistID) album")
        insert(
            "producer", TypeID.releaseProducer, crew.producers[0], Reference(kind: .release, id: album))
        let collection = insertAlbum(
            "collection", "Synthetic Collection", of: songs.reversed(), credit, secondary: "Compilation",
            secondaryID: TypeID.compilation)
        let collector = person()
        facts.insert(collector)
        insert(
            "producer", TypeID.releaseProducer, collector, Reference(kind: .release, id: collection.id))
    }
}
