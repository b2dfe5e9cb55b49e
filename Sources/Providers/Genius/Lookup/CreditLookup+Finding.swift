import Catalogue
import Gateway
import Upstreams

/// Finding songs in the fewest requests: several recordings of an artist in the artist's list, single ones by
/// searches.
extension CreditLookup {
    mutating func find(_ group: ArtistGroup) async throws {
        var missing = group.members.filter { recordings[$0].songID == nil && recordings[$0].isSearchable }
        var artist = group.geniusID
        while artist == nil, missing.count >= 2, halt == nil { artist = try await search(for: missing.removeFirst()) }
        if let artist, missing.count >= 2, halt == nil { missing = try await list(artist, for: missing) }
        for index in missing where isOpen(index) { _ = try await search(for: index) }
    }

    /// Returns the artist's id where a song was found for sure.
    private mutating func search(for index: Int) async throws -> Int? {
        let recording = recordings[index]
        var queries = SearchQueries(recording)
        while let query = queries.next {
            switch try await ask(HitsJSON.self, genius.requests.search(query)) {
            case .failure(let error):
                fail([index], with: error)
                return nil
            case .success(let hits):
                let songs = hits?.songs ?? []
                candidates.consider(songs, for: [(index, recording)])
                guard candidates[index] == nil else { return artist(at: index) }
                queries.advance(sawArtist: songs.contains { ArtistAgreement.hasMain(recording.artists, of: $0) })
            }
        }
        return nil
    }

    private func artist(at index: Int) -> Int? {
        guard let found = candidates[index], found.isAccepted, let artist = recordings[index].artists.first else {
            return nil
        }
        return ArtistAgreement.main(artist, of: found.song)?.id
    }

    /// Reads the artist's list, the best known songs first. Returns those that still have to be searched for.
    private mutating func list(_ artist: Int, for wanted: [Int]) async throws -> [Int] {
        var missing = wanted
        var cursor = ListCursor(missing: missing.count)
        while let page = cursor.page {
            switch try await ask(SongPageJSON.self, genius.requests.songs(ofArtist: artist, page: page)) {
            case .failure(let error):
                // What will never work for the list may work for its songs; what may work later is waited for, since
                // a page costs less than the searches that it spares.
                if (error as? any Classified)?.disposition == .terminal { return missing }
                fail(missing, with: error)
                return []
            case .success(nil):
                return missing
            case .success(let songs?):
                candidates.consider(songs.songs, for: missing.map { ($0, recordings[$0]) })
                missing.removeAll { candidates.isAccepted($0) }
                cursor.advance(next: songs.nextPage, missing: missing.count)
            }
        }
        guard cursor.isComplete else { return missing }
        // The artist has no such song. One with others may stand under a name for them all, with a list of its own.
        return missing.filter { candidates[$0] == nil && recordings[$0].artists.count > 1 }
    }
}
