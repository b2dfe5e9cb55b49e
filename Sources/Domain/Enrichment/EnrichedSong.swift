public import Catalogue
public import FleetMessages

/// A song of a chunk with all by which providers may find it.
public struct EnrichedSong: Sendable, Equatable {
    /// The song of ours.
    public let id: SongID
    /// As the list has it, and as phases complete it.
    public var reference: RecordingReference
    /// The recording of the catalogue that it is; nil: none is known yet.
    public var track: TrackID?
    /// Names of sources that were asked of it lately.
    public let fresh: Set<String>

    public init(id: SongID, reference: RecordingReference, track: TrackID? = nil, fresh: Set<String> = []) {
        self.id = id
        self.reference = reference
        self.track = track
        self.fresh = fresh
    }

    /// What a source adds, where the song lacks it: what the list says of itself stays.
    public mutating func complete(from recording: FoundRecording, at source: Source) {
        guard recording.match.isAccepted else { return }
        let track = recording.track
        if reference.title.isEmpty { reference.title = track.title }
        if reference.artists.isEmpty { reference.artists = track.artists.map(\.name) }
        if reference.isrcCodes.isEmpty { reference.isrcCodes = track.isrcCodes.map { $0.uppercased() } }
        if reference.lengthMilliseconds == nil { reference.lengthMilliseconds = track.lengthMilliseconds }
        if reference.nativeIDs[source] == nil { reference.nativeIDs[source] = track.nativeID }
    }
}

/// A portion of a job's songs.
public struct EnrichmentChunk: Sendable, Equatable {
    /// The chunk of ours.
    public let id: ChunkID
    /// Its place among the job's chunks, from 1.
    public let number: Int
    /// How many the job has.
    public let count: Int
    /// Each once.
    public var songs: [EnrichedSong]

    public init(id: ChunkID, number: Int, count: Int, songs: [EnrichedSong]) {
        self.id = id
        self.number = number
        self.count = count
        self.songs = songs
    }
}
