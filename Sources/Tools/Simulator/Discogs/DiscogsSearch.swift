/// What a search asks for; a nil field means anything.
struct DiscogsSearch: Sendable, Equatable {
    let type: String?
    let text: [String]?
    let artist: [String]?
    let title: [String]?
    let track: [String]?
    let barcode: String?

    init(_ parameters: Parameters) {
        type = parameters["type"]
        text = parameters["q"].map(NameFolding.words)
        artist = parameters["artist"].map(NameFolding.words)
        title = parameters["release_title"].map(NameFolding.words)
        track = parameters["track"].map(NameFolding.words)
        barcode = parameters["barcode"].map { $0.filter(\.isNumber) }
    }

    /// Hits with artists first, then masters and releases, closest titles before longer ones.
    func hits(_ shapes: DiscogsShapes) -> [JSONValue] {
        let catalogue = shapes.catalogue
        var hits: [JSONValue] = []
        if wants("artist") { hits += catalogue.artists.filter(matches).map(shapes.hit) }
        guard wants("master") || wants("release") else { return hits }
        let found = catalogue.releases.filter { matches($0, artists: shapes.names($0)) }
        let wanted = (title ?? text ?? []).count
        let sorted = found.map { (release: $0, surplus: abs(NameFolding.words(of: $0.title).count - wanted)) }
            .enumerated().sorted { ($0.element.surplus, $0.offset) < ($1.element.surplus, $1.offset) }
            .map(\.element.release)
        if wants("master") { hits += sorted.map { shapes.hit($0, isMaster: true) } }
        if wants("release") { hits += sorted.map { shapes.hit($0, isMaster: false) } }
        return hits
    }

    private func wants(_ type: String) -> Bool { self.type == nil || self.type == "all" || self.type == type }

    /// Artists are found by free text alone.
    private func matches(_ artist: DiscogsArtist) -> Bool {
        guard let text, !text.isEmpty, title == nil, track == nil, barcode == nil else { return false }
        return Set(text).isSubset(of: NameFolding.words(of: artist.name))
    }

    /// All words of each field, in any order.
    private func matches(_ release: DiscogsRelease, artists: String) -> Bool {
        func has(_ words: [String]?, _ text: @autoclosure () -> String) -> Bool {
            words.map { Set($0).isSubset(of: NameFolding.words(of: text())) } ?? true
        }
        if let barcode, barcode != release.barcode?.filter(\.isNumber) || barcode.isEmpty { return false }
        guard has(artist, artists), has(title, release.title), has(text, "\(artists) \(release.title)") else {
            return false
        }
        return track == nil || release.tracks.contains { has(track, $0.title) }
    }
}
