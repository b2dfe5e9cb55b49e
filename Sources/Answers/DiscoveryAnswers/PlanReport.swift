import Catalogue
import Surroundings

/// What a discovery would cost, source by source, so that they can be compared.
public struct PlanReport: Sendable, Equatable, Encodable {
    /// What one source says.
    public struct Entry: Sendable, Equatable, Encodable {
        /// What came of asking it.
        public enum State: String, Sendable, Encodable {
            /// It says what it would be asked.
            case planned
            /// It has no such artist.
            case unknown
            /// It can't tell.
            case failed
        }

        /// A kind of requests.
        public struct Step: Sendable, Equatable, Encodable {
            /// In words: `pages of albums`.
            public let what: String
            /// How many.
            public let requests: Int
        }

        /// Its name: `musicbrainz`.
        public let source: String
        /// What came of asking it.
        public let state: State
        /// Why it failed, in one sentence; nil where it did not.
        public let error: String?
        /// Whom it found, with what tells them from namesakes.
        public let artist: String?
        /// The artist's id at the source.
        public let artistId: String?
        /// As the source counts them; nil: it does not say beforehand.
        public let albums: Int?
        /// As the source counts them; nil: it does not say beforehand.
        public let tracks: Int?
        /// What it would be asked, in order; a kind may come twice.
        public let steps: [Step]
        /// In all.
        public let requests: Int?
        /// As its limit spaces them.
        public let secondsMinimum: Double?
    }

    /// In the order in which they are asked.
    public let sources: [Entry]
    /// Of all sources that know the artist.
    public let requests: Int
    /// Sources are asked at the same time: the slowest decides.
    public let secondsMinimum: Double

    public init(plans: [SourcePlan]) {
        sources = plans.map(Entry.init)
        requests = sources.reduce(0) { $0 + ($1.requests ?? 0) }
        secondsMinimum = sources.compactMap(\.secondsMinimum).max() ?? 0
    }
}

extension PlanReport.Entry {
    init(_ plan: SourcePlan) {
        source = plan.source.name
        let found = plan.plan
        artist = found.map { $0.artist.disambiguation.isEmpty ? $0.artist.name : $0.artist.described }
        artistId = found?.artist.nativeID
        albums = found?.albums
        tracks = found?.tracks
        steps = found?.steps.map { Step(what: $0.what, requests: $0.requests) } ?? []
        requests = found?.requests
        secondsMinimum = found?.timeMinimum.inSeconds
        switch plan.outcome {
        case .plan: (state, error) = (.planned, nil)
        case .unknown: (state, error) = (.unknown, nil)
        case .failed(let sentence): (state, error) = (.failed, sentence)
        }
    }
}

extension FoundArtist {
    fileprivate var described: String { "\(name) (\(disambiguation))" }
}
