extension Facts {
    /// Adds artists that do not exist and say so in their names: big catalogues, namesakes, links.
    ///
    /// - One: 109 albums, 413 tracks. Two: one album of 120 tracks. Three: 8 albums of 70 tracks, more than one
    ///   browse of releases may carry. A pair of namesakes, told apart by nothing but the disambiguation; with the
    ///   second one works a producer who has a namesake of his own.
    mutating func insertSyntheticArtists() {
        let (producers, namesake) = insertSyntheticProducers()
        let albums = (1...109).map { $0 <= 413 - 3 * 109 ? 4 : 3 }
        insertArtist("Synthetic Artist One", tracksByAlbum: albums, producers: producers)
        insertArtist("Synthetic Artist Two", tracksByAlbum: [120], producers: producers)
        insertArtist("Synthetic Artist Three", tracksByAlbum: Array(repeating: 70, count: 8), producers: producers)
        insertArtist(
            "Synthetic Namesake", "synthetic; the first of two namesakes", tracksByAlbum: [5, 5], producers: producers)
        insertArtist(
            "Synthetic Namesake", "synthetic; the second of two namesakes", tracksByAlbum: [5, 5],
            producers: [namesake, producers[1], producers[2]])
    }

    private mutating func insertArtist(
        _ name: String, _ disambiguation: String = "synthetic", tracksByAlbum: [Int], producers: [Reference]
    ) {
        let artist = Artist(
            id: SimulatedID.make("artist", name, disambiguation), name: name, sortName: name,
            disambiguation: disambiguation, type: "Person", typeID: TypeID.person)
        insert(artist)
        insertLink(
            "https://open.spotify.com/artist/\(SpotifyID.artist(artist.id))", "free streaming",
            "769085a1-c2f7-4c24-a532-2375a77693bd", of: Reference(kind: .artist, id: artist.id))
        let credit = [CreditPart(artistID: artist.id, name: name)]
        for (index, count) in tracksByAlbum.enumerated() {
            insertAlbum(number: index + 1, tracks: count, credit: credit, producers: producers)
        }
    }

    private mutating func insertAlbum(number: Int, tracks count: Int, credit: [CreditPart], producers: [Reference]) {
        let identity = "\(credit[0].artistID) \(number)"
        let title = "Synthetic Album \(number)"
        let year = String(1980 + (number - 1) % 40)
        let group = ReleaseGroup(
            id: SimulatedID.make("release-group", identity), title: title, primaryType: "Album",
            primaryTypeID: TypeID.album, firstReleaseDate: year, credit: credit)
        insert(group)
        let tracks = (1...count).map { position in
            let words = "\(identity) \(position)"
            let recording = insertRecording(words, album: number, position: position, credit: credit)
            insertCredits(of: recording, words, producers: producers)
            return Track(
                id: SimulatedID.make("track", words), number: String(position), title: recording.title,
                length: recording.length, recordingID: recording.id)
        }
        let release = Release(
            id: SimulatedID.make("release", identity), title: title, status: "Official", statusID: TypeID.official,
            date: year, events: [.object(["date": .string(year), "area": .null])], credit: credit,
            groupID: group.id, media: [Medium(position: 1, tracks: tracks)])
        insert(release)
        insertDiscogsLink(of: release, album: number)
    }

    private mutating func insertRecording(
        _ words: String, album: Int, position: Int, credit: [CreditPart]
    ) -> Recording {
        let serial = String(recordings.count)
        let recording = Recording(
            id: SimulatedID.make("recording", words), title: "Synthetic Track \(album).\(position)",
            length: 120_000 + Int(SimulatedID.hash(words, 0) % 180_000),
            isrcs: [SimulatedISRC.syntheticPrefix + "00" + String(repeating: "0", count: 5 - serial.count) + serial],
            credit: credit)
        insert(recording)
        return recording
    }

    /// By the twelve producers in turn: one has no credit to give, every fourth brings a co-producer. One writer.
    private mutating func insertCredits(of recording: Recording, _ words: String, producers: [Reference]) {
        let choice = Int(SimulatedID.hash(words, 1) % UInt64(producers.count))
        let target = Reference(kind: .recording, id: recording.id)
        if choice % 10 != 9 {
            insertSynthetic(
                Relation(type: "producer", typeID: TypeID.producer, source: producers[choice], target: target))
        }
        if choice % 4 == 0 {
            var relation = Relation(
                type: "producer", typeID: TypeID.producer, source: producers[(choice + 1) % producers.count],
                target: target)
            relation.attributes = ["co"]
            relation.attributeIDs = [JSONValue.Member(key: "co", value: .string(TypeID.co))]
            insertSynthetic(relation)
        }
        let work = Work(
            id: SimulatedID.make("work", words), title: recording.title, type: "Song", typeID: TypeID.song)
        insert(work)
        let reference = Reference(kind: .work, id: work.id)
        insertSynthetic(Relation(type: "performance", typeID: TypeID.performance, source: target, target: reference))
        insertSynthetic(
            Relation(
                type: "writer", typeID: TypeID.writer,
                source: Reference(kind: .artist, id: recording.credit[0].artistID), target: reference))
    }

    private mutating func insertSynthetic(_ relation: Relation) {
        var relation = relation
        relation.isSynthetic = true
        insert(relation)
    }
}
