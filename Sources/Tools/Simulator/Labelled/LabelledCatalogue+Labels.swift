extension LabelledCatalogue {
    /// Whoever is credited first on a recording that says who made it.
    static func acts(_ truth: Facts, _ hard: HardCases) -> [Act] {
        var songs: [String: Int] = [:]
        var order: [String] = []
        for recording in truth.recordings.all {
            guard let act = recording.credit.first?.artistID, truth.isLabelled(recording.id) else { continue }
            if songs.updateValue(songs[act, default: 0] + 1, forKey: act) == nil { order.append(act) }
        }
        return order.compactMap { id in
            guard let artist = truth.artists[id] else { return nil }
            let isRecorded = !id.hasPrefix(SimulatedID.prefix)
            let real: Difficulty = isRecorded ? .recorded : songs[id, default: 0] > 2 ? .manySongs : .fewSongs
            return Act(
                id: id, spotifyID: SpotifyID.artist(id), name: artist.name, difficulty: hard.difficulties[id] ?? real,
                isInFirstHalf: hard.difficulties[id] == nil
                    ? SplitMix64(seed: SimulatedID.hash(id, 0)).first.isMultiple(of: 2) : hard.firstHalf.contains(id))
        }
    }

    /// The real acts, and hard ones of the second half, of each kind in turn, until a fifth of the labels is theirs.
    static func balanced(_ acts: [Act], _ labels: [Label]) -> [Act] {
        let counts = labels.reduce(into: [String: Int]()) { $0[$1.act, default: 0] += 1 }
        let real = acts.filter { !$0.difficulty.isSynthetic }
        let wanted = real.reduce(0) { $0 + counts[$1.id, default: 0] } / 4
        let kinds = Difficulty.hard.map { kind in acts.filter { $0.difficulty == kind && !$0.isInFirstHalf } }
        let turns = (0..<(kinds.map(\.count).max() ?? 0)).flatMap { turn in
            kinds.compactMap { $0.dropFirst(turn).first }
        }
        var hard: [Act] = []
        var count = 0
        for act in turns where count < wanted {
            hard.append(act)
            count += counts[act.id, default: 0]
        }
        return real + hard
    }

    static func labels(
        _ truth: Facts, _ acts: [Act], _ seen: [CatalogueSource: Facts], _ hiddenAtGenius: Set<String>
    ) -> [Label] {
        let known = Set(acts.map(\.id))
        let stated = seen.mapValues { facts in Set(facts.recordings.ids.flatMap(facts.credits).map(\.work)) }
        return truth.recordings.all.flatMap { recording -> [Label] in
            guard let act = recording.credit.first?.artistID, known.contains(act) else { return [] }
            return truth.credits(of: recording.id).map { credit in
                let sources = CatalogueSource.allCases.filter { source in
                    let isHidden = source == .genius && hiddenAtGenius.contains(recording.id)
                    return !isHidden && stated[source]?.contains(credit.work) == true
                }
                return Label(
                    act: act, recording: recording.id, person: credit.person, role: credit.role,
                    statedBy: sources.map(\.sourceName).sorted())
            }
        }
    }

    static func people(_ truth: Facts) -> [SourceID: String] {
        let discogs = DiscogsCatalogue(truth)
        var people: [SourceID: String] = [:]
        for artist in truth.artists.all {
            people[SourceID(source: "musicbrainz", id: artist.id)] = artist.id
            people[SourceID(source: "genius", id: String(SimulatedNumber.geniusArtist(artist.id)))] = artist.id
            if let page = discogs.artist(artist.id) {
                people[SourceID(source: "discogs", id: String(page.id))] = artist.id
            }
        }
        return people
    }

    static func recordings(_ truth: Facts) -> [SourceID: String] {
        var recordings: [SourceID: String] = [:]
        for recording in truth.recordings.ids { recordings[SourceID(source: "musicbrainz", id: recording)] = recording }
        for release in truth.releases.all {
            for track in release.tracks {
                recordings[SourceID(source: "spotify", id: SpotifyID.track(track.id))] = track.recordingID
            }
        }
        return recordings
    }
}

/// A credit by the catalogue's own ids.
struct LabelledCredit: Hashable {
    let recording, person, role: String

    /// Roles apart that only the providers' words tell apart.
    var work: [String] { [recording, person, role == "writer" ? "writer" : "producer"] }
}

extension Facts {
    /// Adds what was recorded from providers' own test data.
    mutating func insertRecorded() {
        do {
            try insertMusicBrainz(CatalogueText.musicBrainz)
        } catch {
            preconditionFailure("The embedded catalogue is unreadable, run Catalogue/generate.sh: \(error)")
        }
    }

    /// Whether anybody is known to have produced it.
    fileprivate func isLabelled(_ recording: String) -> Bool {
        !(recordings[recording]?.isVideo ?? true) && credits(of: recording).contains { $0.role != "writer" }
            || recording.hasPrefix(SimulatedID.prefix)
    }

    /// Who produced and who wrote a recording; where it has no main producer, the album's.
    fileprivate func credits(of recording: String) -> [LabelledCredit] {
        let own = producers(of: recording).map { relation in
            LabelledCredit(
                recording: recording, person: relation.source.id,
                role: relation.attributes.contains("co")
                    ? "co_producer" : relation.attributes.contains("additional") ? "additional_producer" : "producer")
        }
        let written = writers(of: recording).map {
            LabelledCredit(recording: recording, person: $0.source.id, role: "writer")
        }
        let hasMain = own.contains { $0.role == "producer" }
        return Array(Set(own + written + (hasMain ? [] : albumProducers(of: recording)))).sorted {
            ($0.role, $0.person) < ($1.role, $1.person)
        }
    }

    /// Of albums of one act; who made a collection chose what is on it.
    private func albumProducers(of recording: String) -> [LabelledCredit] {
        let albums = (releasesByRecording[recording] ?? []).filter { id in
            releases[id].flatMap { releaseGroups[$0.groupID] }?.secondaryTypes.contains("Compilation") == false
        }
        return albums.flatMap { relations(of: Reference(kind: .release, id: $0)) }
            .filter { $0.type == "producer" && $0.source.kind == .artist }
            .map { LabelledCredit(recording: recording, person: $0.source.id, role: "producer") }
    }
}
