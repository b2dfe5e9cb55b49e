import Catalogue

/// The search for the songs of one group, in the fewest questions: several recordings of an artist in the artist's
/// list, single ones by searches. Pure.
///
/// What decides how to go on is asked one after the other: who the artist is, and the pages of the list. Searches that
/// are for one recording alone don't wait for each other.
struct GroupSearch: Equatable {
    enum Question: Equatable {
        case search(String, for: Int)
        case page(Int, ofArtist: Int)
    }

    private enum Decision: Equatable {
        case artist(by: Int)
        case page
    }

    private var artist: Int?
    /// Places in the batch of those that nobody searches for yet.
    private var missing: [Int]
    private var cursor: ListCursor?
    private var isListOver = false
    /// What has to be known before the next question.
    private var decision: Decision?
    private var searches: [Int: SearchQueries] = [:]
    /// Searches whose next question is due.
    private var due: [Int] = []

    init(_ group: ArtistGroup, among recordings: [WantedRecording]) {
        artist = group.geniusID
        missing = group.members.filter { recordings[$0].songID == nil && recordings[$0].isSearchable }
    }

    /// nil: an answer has to come first, or all is asked.
    mutating func next(_ recordings: [WantedRecording]) -> Question? {
        if let index = due.first, let query = searches[index]?.next {
            due.removeFirst()
            return .search(query, for: index)
        }
        guard decision == nil, let first = missing.first else { return nil }
        guard missing.count >= 2, !isListOver else { return search(recordings) }
        guard let artist else {
            decision = .artist(by: first)
            return search(recordings)
        }
        decision = .page
        let cursor = cursor ?? ListCursor(missing: missing.count)
        self.cursor = cursor
        return cursor.page.map { .page($0, ofArtist: artist) }
    }

    private mutating func search(_ recordings: [WantedRecording]) -> Question? {
        let index = missing.removeFirst()
        let queries = SearchQueries(recordings[index])
        searches[index] = queries
        return queries.next.map { .search($0, for: index) }
    }

    /// Takes in what a search brought.
    ///
    /// - Returns: Whether nothing more is asked about that recording: a song was found, or there is none.
    mutating func take(_ songs: [SongJSON], for index: Int, _ candidates: Candidates, _ recording: WantedRecording)
        -> Bool
    {
        guard candidates[index] == nil else {
            end(index, artist: candidates.artist(of: recording, at: index))
            return true
        }
        searches[index]?.advance(sawArtist: songs.contains { ArtistAgreement.hasMain(recording.artists, of: $0) })
        guard searches[index]?.next == nil else {
            due.append(index)
            return false
        }
        end(index)
        return true
    }

    /// Nothing more is asked about a recording.
    mutating func end(_ index: Int, artist: Int? = nil) {
        searches[index] = nil
        guard decision == .artist(by: index) else { return }
        decision = nil
        self.artist = artist
    }

    /// Takes in a page of the artist's list, the best known songs first; nil: there is no list.
    ///
    /// - Returns: The recordings about which nothing more is asked.
    mutating func take(_ page: SongPageJSON?, _ candidates: Candidates, _ recordings: [WantedRecording]) -> [Int] {
        decision = nil
        guard let page else {
            isListOver = true
            return []
        }
        let before = missing
        missing.removeAll { candidates.isAccepted($0) }
        cursor?.advance(next: page.nextPage, missing: missing.count)
        isListOver = cursor?.page == nil
        if isListOver, cursor?.isComplete == true {
            // The artist has no such song. One with others may stand under a name for them all, with a list of its own.
            missing = missing.filter { candidates[$0] == nil && recordings[$0].artists.count > 1 }
        }
        return before.filter { !missing.contains($0) }
    }

    /// What will never work for the list may work for its songs; what may work later is waited for, since a page costs
    /// less than the searches that it spares.
    ///
    /// - Returns: The recordings that wait for it.
    mutating func failPage(forGood: Bool) -> [Int] {
        decision = nil
        isListOver = true
        guard !forGood else { return [] }
        defer { missing = [] }
        return missing
    }

    /// Those of which songs on a page are candidates.
    var wanted: [Int] { missing }
}

extension Candidates {
    /// The artist's id where a song was found for sure.
    fileprivate func artist(of recording: WantedRecording, at index: Int) -> Int? {
        guard let found = self[index], found.isAccepted, let artist = recording.artists.first else { return nil }
        return ArtistAgreement.main(artist, of: found.song)?.id
    }
}
