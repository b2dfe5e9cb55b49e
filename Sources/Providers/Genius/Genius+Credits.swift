public import Catalogue
public import FleetMessages

extension Genius: CreditSource {
    /// Tracks that share an ISRC are asked for once. Of an artist with several tracks the list of songs is read;
    /// other tracks are searched for, with one question mostly and three at most. Then each song is one request.
    ///
    /// A match below ``TrackMatch/scoreAccepted`` comes with its claims, for a person to look at; one below 0.7 is
    /// none. Where Genius asks to be left alone, the tracks not reached have that as result and nothing more is asked.
    public func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        var lookup = CreditLookup(tracks, at: self)
        try await lookup.run()
        return lookup.results
    }
}
