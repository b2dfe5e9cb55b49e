/// From which side a listener's page shows what was heard.
struct ListenerView: Sendable, Equatable {
    /// A side, by the word of its link.
    enum Side: String, Sendable, CaseIterable {
        case producers, writers, engineers, artists, albums, songs, plays, hours

        var title: String {
            switch self {
            case .producers: "Who produced it"
            case .writers: "Who wrote it"
            case .engineers: "Who recorded, mixed and mastered it"
            case .artists: "Artists, the longest heard first"
            case .albums: "Albums, the longest heard first"
            case .songs: "Songs, the longest heard first"
            case .plays: "Plays, the latest first"
            case .hours: "Hours and weekdays"
            }
        }
    }

    var side = Side.producers
    /// The play behind which the list goes on.
    var after: String?
    /// The time zone of the hours; nil: the listener's.
    var zone: String?

    var query: [(String, String)] {
        [("by", side == .producers ? nil : side.rawValue), ("after", after), ("zone", zone)].given
    }

    init(side: Side = .producers, after: String? = nil, zone: String? = nil) {
        (self.side, self.after, self.zone) = (side, after, zone)
    }

    /// Nil for a side that there is not.
    init?(query: [String: String]) {
        guard let side = query["by"].map(Side.init(rawValue:)) ?? .producers else { return nil }
        self.init(side: side, after: query["after"], zone: query["zone"].flatMap { $0.isEmpty ? nil : $0 })
    }
}
