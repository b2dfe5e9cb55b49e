extension Facts {
    /// Adds each song as the only track of a release marked as a single, with simulated ids and no date.
    mutating func insertNumberOnes(_ songs: [NumberOneSong], people: People) {
        for (index, song) in songs.enumerated() {
            let isrc = SimulatedISRC.ofReal(year: String(song.firstWeek.dropFirst(2).prefix(2)), serial: index + 1)
            insert(song, isrc: isrc, people: people)
        }
    }

    private mutating func insert(_ song: NumberOneSong, isrc: String, people: People) {
        let identity = [song.title, song.artist, song.firstWeek].joined(separator: "\u{1F}")
        for name in song.acts.map(\.name) + song.writers + song.producers { insertPerson(name, people: people) }
        let credit = song.acts.map {
            CreditPart(artistID: people.artistID(of: $0.name), name: $0.name, joinphrase: $0.joinphrase)
        }
        let recording = Recording(
            id: song.recordingID, title: song.title, length: song.lengthSeconds * 1_000, isrcs: [isrc],
            credit: credit)
        let work = Work(
            id: SimulatedID.make("work", identity), title: song.title, type: "Song", typeID: TypeID.song)
        insert(recording)
        insert(work)
        insertSingle(of: recording, identity: identity)
        insertCredits(of: song, recording: recording.id, work: work.id, people: people)
    }

    private mutating func insertPerson(_ spelling: String, people: People) {
        let id = people.artistID(of: spelling)
        guard artists[id] == nil else { return }
        let name = people.name(of: spelling)
        insert(Artist(id: id, name: name, sortName: name, aliases: people.aliases(of: name)))
    }

    private mutating func insertSingle(of recording: Recording, identity: String) {
        let group = ReleaseGroup(
            id: SimulatedID.make("release-group", identity), title: recording.title, primaryType: "Single",
            primaryTypeID: TypeID.single, credit: recording.credit)
        let track = Track(
            id: SimulatedID.make("track", identity), number: "1", title: recording.title, length: recording.length,
            recordingID: recording.id)
        insert(group)
        insert(
            Release(
                id: SimulatedID.make("release", identity), title: recording.title, status: "Official",
                statusID: TypeID.official, credit: recording.credit, groupID: group.id,
                media: [Medium(position: 1, tracks: [track])]))
    }

    private mutating func insertCredits(of song: NumberOneSong, recording: String, work: String, people: People) {
        let recording = Reference(kind: .recording, id: recording)
        let work = Reference(kind: .work, id: work)
        var performance = Relation(
            type: "performance", typeID: TypeID.performance, source: recording, target: work)
        if song.isCover {
            performance.attributes = ["cover"]
            performance.attributeIDs = [JSONValue.Member(key: "cover", value: .string(TypeID.cover))]
        }
        insert(performance)
        for name in song.producers {
            insert(credit("producer", TypeID.producer, of: name, on: recording, people: people))
        }
        for name in song.writers { insert(credit("writer", TypeID.writer, of: name, on: work, people: people)) }
    }

    /// The spelling of the source goes along where it is not the person's name.
    private func credit(
        _ type: String, _ typeID: String, of spelling: String, on target: Reference, people: People
    ) -> Relation {
        Relation(
            type: type, typeID: typeID, source: Reference(kind: .artist, id: people.artistID(of: spelling)),
            target: target, sourceCredit: people.name(of: spelling) == spelling ? "" : spelling)
    }
}
