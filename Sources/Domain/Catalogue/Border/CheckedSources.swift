public import FleetMessages

// Sources behind the ``Border``: what they say is a value of the catalogue only after it. Workers are given these.

/// A catalogue whose answers are made fit to be stored and shown.
public struct CheckedCatalogue: CatalogueSource {
    private let asked: any CatalogueSource

    public init(_ asked: any CatalogueSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }

    private var border: Border { Border(source: source) }

    /// As the source has it, made fit; nil also where it came without a usable id.
    public func artist(_ query: ArtistQuery) async throws -> FoundArtist? {
        try await asked.artist(query).flatMap(border.artist)
    }

    /// A page without the albums that have no usable id. One that leads back to where it began is the last.
    public func albums(ofArtist nativeID: String, offset: Int) async throws -> Page<FoundAlbum> {
        border.page(try await asked.albums(ofArtist: nativeID, offset: offset), from: offset)
    }

    /// By album, without the tracks that have no usable id; an album's error is passed on.
    public func tracks(ofAlbums nativeIDs: [String]) async throws -> [String: Result<[FoundTrack], any Error>] {
        try await asked.tracks(ofAlbums: nativeIDs).mapValues { $0.map(border.tracks) }
    }
}

/// A source of credits whose answers are made fit to be stored and shown.
public struct CheckedCredits: CreditSource {
    private let asked: any CreditSource

    public init(_ asked: any CreditSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }

    /// By track; nil also where the credits came without a usable id. Of a match whose score is not 0…1 nothing is
    /// believed: it has 0.
    public func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        let border = Border(source: source)
        return try await asked.credits(of: tracks).mapValues { $0.map { $0.flatMap(border.credits) } }
    }
}

/// A source of recordings whose answers are made fit to be stored and shown.
public struct CheckedRecordings: RecordingSource {
    private let asked: any RecordingSource

    public init(_ asked: any RecordingSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }

    /// In the order asked; nil also where the recording came without a usable id.
    public func recordings(
        _ references: [RecordingReference], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<FoundRecording?, any Error>] {
        let border = Border(source: source)
        return try await asked.recordings(references, each: each).map { $0.map { $0.flatMap(border.recording) } }
    }
}

/// A source of links whose answers are made fit to be stored and shown.
public struct CheckedLinks: LinkSource {
    private let asked: any LinkSource

    public init(_ asked: any LinkSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }

    /// Each page once, in the order they came, without those that lead to no public host.
    public func links(ofPerson nativeID: String) async throws -> [FoundLink]? {
        try await asked.links(ofPerson: nativeID).map(Border(source: source).links)
    }
}

/// A platform whose profiles are made fit to be stored and shown.
public struct CheckedProfiles: ProfileSource {
    private let asked: any ProfileSource

    public init(_ asked: any ProfileSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }
    /// That of the source behind it.
    public var platform: String { asked.platform }

    /// nil also where the account came without a usable id, or under a handle that can be none of the platform's.
    public func profile(ofHandle handle: String) async throws -> FoundProfile? {
        try await asked.profile(ofHandle: handle).flatMap { Border(source: source).profile($0, on: platform) }
    }
}

/// A source of plans whose artists are made fit to be shown.
public struct CheckedPlanning: PlanningSource {
    private let asked: any PlanningSource

    public init(_ asked: any PlanningSource) { self.asked = asked }

    /// That of the source behind it.
    public var source: Source { asked.source }

    /// A plan without the counts that can't be; nil also where the artist came without a usable id.
    public func plan(_ query: ArtistQuery) async throws -> RequestPlan? {
        guard let plan = try await asked.plan(query) else { return nil }
        let border = Border(source: source)
        return border.artist(plan.artist).map { artist in
            RequestPlan(
                artist: artist, albums: border.number(plan.albums, Border.counts, "albums"),
                tracks: border.number(plan.tracks, Border.counts, "tracks"), steps: plan.steps, spacing: plan.spacing)
        }
    }
}
