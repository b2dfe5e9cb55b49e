public import Catalogue
public import FleetMessages
import FoundationEssentials
public import Publishing

/// What a source says of a song that has no place in the catalogue: stream counts, moods. As JSON.
public struct SongFacts: Sendable, Equatable {
    /// Whose word it is.
    public let source: Source
    /// An object; empty: the source was asked and knows nothing.
    public let json: String

    /// - Parameter facts: Encoded with the names that SQL and the API use.
    public init(_ facts: some Encodable, from source: Source) {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(facts) else { preconditionFailure("facts hold nothing that JSON can't") }
        self.source = source
        json = String(decoding: data, as: UTF8.self)
    }

    private init(source: Source, json: String) { (self.source, self.json) = (source, json) }

    /// The source was asked and knows nothing.
    public static func none(from source: Source) -> SongFacts { SongFacts(source: source, json: "{}") }
}

/// What a chunk brought of one song.
public struct SongOutcome: Sendable {
    /// The song of ours.
    public let id: SongID
    /// The sources that the song was recognised at, and what each has; the first names it.
    public var recordings: [(source: Source, recording: FoundRecording)]
    /// Sources that were asked and don't know the recording, with the track of ours that it is.
    public var absent: [Source: TrackID]
    /// What has no place in the catalogue.
    public var facts: [SongFacts]
    /// What registries say of its work.
    public var registrations: [Registration]

    public init(
        id: SongID, recordings: [(source: Source, recording: FoundRecording)] = [], absent: [Source: TrackID] = [:],
        facts: [SongFacts] = [], registrations: [Registration] = []
    ) {
        self.id = id
        self.recordings = recordings
        self.absent = absent
        self.facts = facts
        self.registrations = registrations
    }

    /// Whether there is nothing to store.
    public var isEmpty: Bool {
        recordings.isEmpty && absent.isEmpty && facts.isEmpty && registrations.isEmpty
    }

    /// One outcome for each song, what came first first.
    public static func merged(_ outcomes: [SongOutcome]) -> [SongOutcome] {
        var places: [SongID: Int] = [:]
        return outcomes.reduce(into: []) { merged, outcome in
            guard let place = places[outcome.id] else {
                places[outcome.id] = merged.count
                merged.append(outcome)
                return
            }
            merged[place].recordings += outcome.recordings
            merged[place].absent.merge(outcome.absent) { first, _ in first }
            merged[place].facts += outcome.facts
            merged[place].registrations += outcome.registrations
        }
    }
}
