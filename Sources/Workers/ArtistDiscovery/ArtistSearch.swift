import Catalogue
import Findings
import FleetMessages
import Matching
import Messages
import Queue
import WorkerRuntime

/// What the catalogues say to one message, one after the other: each learns from those before it. Pure.
struct ArtistSearch {
    private let message: ArtistDiscovery
    private let known: CatalogueReader.ArtistState?
    private var results: [(source: Source, result: Result<FoundArtist, any Error>)] = []
    private var asked: [Source] = []

    /// - Parameter known: The artist as other sources described it before.
    init(_ message: ArtistDiscovery, known: CatalogueReader.ArtistState? = nil) {
        self.message = message
        self.known = known
    }

    /// Ids of one source that another may state.
    private static let statedMaximum = 5

    /// What to ask, until something answers: the ids that another source states, else the message's own, and the name
    /// last, since a name may have namesakes. An id that is not of its kind costs a source no request.
    func queries(at source: Source) -> [ArtistQuery] {
        let found = results.compactMap { try? $0.result.get() }
        let stated = statedIDs(at: source)
        let ids = stated.isEmpty ? known?.nativeIDs[source] ?? [] : stated
        if !ids.isEmpty {
            let name = found.first?.name ?? known?.name
            return ids.prefix(Self.statedMaximum).map { .id($0) } + (name.map { [.name($0)] } ?? [])
        }
        let id = message.artistId.map { [ArtistQuery.id($0)] } ?? []
        let name = found.first?.name ?? known?.name ?? (id.isEmpty ? message.artistName : nil)
        return id + (name.map { [ArtistQuery.name($0)] } ?? [])
    }

    private func statedIDs(at source: Source) -> [String] {
        results.compactMap { try? $0.result.get() }.flatMap(\.foreignIDs).filter { $0.source == source }.map(\.nativeID)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Those that are too many to be asked for.
    func statedIDsBeyond(at source: Source) -> [String] { Array(statedIDs(at: source).dropFirst(Self.statedMaximum)) }

    /// The id that is asked for on another source's word; nil: it is not.
    func statedID(_ query: ArtistQuery, at source: Source) -> String? {
        guard case .id(let id) = query, statedIDs(at: source).contains(id) else { return nil }
        return id
    }

    /// Whether who was found is who is looked for: on another source's word only by a name that is known of them.
    func isMeant(_ artist: FoundArtist, by query: ArtistQuery, at source: Source) -> Bool {
        guard statedID(query, at: source) != nil else { return true }
        let names = results.compactMap { try? $0.result.get() }.flatMap { [$0.name, $0.sortName ?? ""] + $0.aliases }
        let theirs = [artist.name] + artist.aliases
        return !Set(names.filter { !$0.isEmpty }.map(ActName.init)).isDisjoint(with: theirs.map(ActName.init))
    }

    /// - Parameter useless: Stated ids of the source that lead to nobody, or to somebody else: they are no ids of the
    ///   artist.
    mutating func add(_ result: Result<FoundArtist?, any Error>, useless: [String] = [], from source: Source) {
        asked.append(source)
        for index in results.indices {
            results[index].result = results[index].result.map { artist in
                var artist = artist
                artist.foreignIDs.removeAll { $0.source == source && useless.contains($0.nativeID) }
                return artist
            }
        }
        switch result {
        case .failure(let error): results.append((source, .failure(error)))
        case .success(let artist?): results.append((source, .success(artist)))
        case .success(nil): break
        }
    }

    var outcome: Outcome<SourceFindings<FoundArtist>> {
        guard let first = asked.first else {
            return .failed(NotFound("artist", "to be asked for: no catalogue is configured", at: Source("this fleet")))
        }
        let whom = message.artistId.map { "with the id \($0)" } ?? "named “\(message.artistName ?? "")”"
        return results.isEmpty ? .failed(NotFound("artist", whom, at: first)) : SourceFindings.outcome(of: results)
    }
}
