/// Facts with labels, to measure answers against: real songs, recorded data, and made-up hard cases; and what each
/// simulated provider has of them.
public struct LabelledCatalogue: Sendable {
    /// An artist to be discovered.
    public struct Act: Sendable, Hashable {
        /// MBID, or the id that the simulator gave.
        public let id: String
        /// The same at the simulated Spotify.
        public let spotifyID: String
        /// As the facts have it.
        public let name: String
        /// Of what kind its songs are.
        public let difficulty: Difficulty

        /// Which half of all artists it is in; always the same.
        public let isInFirstHalf: Bool
    }

    /// One true credit: this person did that kind of work on this recording.
    public struct Label: Sendable, Hashable {
        /// ``Act/id`` of whom the recording is credited to first.
        public let act: String
        /// The catalogue's id.
        public let recording: String
        /// The catalogue's id.
        public let person: String
        /// What they did, in the words of our roles: `producer`, `co_producer`, `writer`.
        public let role: String
        /// The providers whose view has it, by the names of sources: `musicbrainz`; sorted.
        public let statedBy: [String]
    }

    /// The acts, in a fixed order.
    public let acts: [Act]
    /// All that is true of their recordings.
    public let labels: [Label]
    let truth: Facts
    let hiddenAtGenius: Set<String>
    private let seen: [CatalogueSource: Facts]
    private let people: [SourceID: String]
    private let recordings: [SourceID: String]
    /// Of whom it is not known whether they are one with another: no score counts them.
    private let unsure: Set<String>

    /// - Parameters:
    ///   - songs: The real songs; nil: the bundled ones, with recorded data beside them. Beside other songs stand as many
    ///     hard cases that nothing was learnt of as make a fifth of all labels.
    ///   - view: Which draw of what the providers miss and mistake; each number another one.
    public init(songs: [NumberOneSong]? = nil, view: Int) {
        let names = People(CatalogueText.people)
        var facts = Facts()
        if songs == nil { facts.insertRecorded() }
        facts.insertNumberOnes(songs ?? NumberOneSong.all, people: names)
        let hard = HardCases(adding: facts)
        truth = hard.facts
        hiddenAtGenius = hard.hiddenAtGenius
        let habits = SourceHabits(view: view, truth: hard.facts, strangers: hard.producers)
        seen = Dictionary(
            uniqueKeysWithValues: CatalogueSource.allCases.map { source in
                (source, hard.facts.changingRelations { habits.seen($0, by: source) })
            })
        let known = Self.acts(truth, hard)
        people = Self.people(truth)
        recordings = Self.recordings(truth)
        unsure = Set(names.unsure.map(names.artistID))
        let all = Self.labels(truth, known, seen, hiddenAtGenius).filter { [unsure] in !unsure.contains($0.person) }
        acts = songs == nil ? known : Self.balanced(known, all)
        let kept = Set(acts.map(\.id))
        labels = all.filter { kept.contains($0.act) }
    }

    func facts(of source: CatalogueSource) -> Facts { seen[source] ?? truth }

    /// Whom a source's own id stands for; nil: nobody of whom there are labels.
    public func person(source: String, nativeID: String) -> String? {
        people[SourceID(source: source, id: nativeID)]
    }

    /// Which recording a source's own id stands for.
    public func recording(source: String, nativeID: String) -> String? {
        recordings[SourceID(source: source, id: nativeID)]
    }

    /// Whether no score counts this person.
    public func isUnsure(_ person: String) -> Bool { unsure.contains(person) }

    /// The name by which the facts know somebody.
    public func name(ofPerson id: String) -> String { truth.artists[id]?.name ?? id }

    /// The title, with what tells it from others of that title.
    public func title(ofRecording id: String) -> String {
        guard let recording = truth.recordings[id] else { return id }
        return recording.disambiguation.isEmpty ? recording.title : "\(recording.title) [\(recording.disambiguation)]"
    }

    /// Whom a recording is credited to first.
    public func act(ofRecording id: String) -> String? { truth.recordings[id]?.credit.first?.artistID }

    /// Other recordings of the songs that this one performs.
    public func versions(ofRecording id: String) -> Set<String> {
        let others = truth.works(of: id).flatMap { truth.relations(of: Reference(kind: .work, id: $0)) }
            .filter { $0.type == "performance" }.map(\.source.id)
        return Set(others).subtracting([id])
    }
}

/// A thing as one source knows it.
struct SourceID: Sendable, Hashable {
    let source: String
    let id: String
}
