/// One person's credit, on a track, on some tracks or on the whole release.
struct DiscogsCredit: Sendable, Equatable {
    /// The catalogue's id of the artist.
    let artistID: String
    /// The spelling on this record; empty where it is the name.
    let spelling: String
    /// `Written-By`, `Producer`, `Co-producer` …; one at least.
    var roles: [String]
    /// `1 to 3, 5`; empty on a track, and for the whole release.
    var tracks = ""
}

/// Who is credited on a release: on each track or, for some synthetic albums, on the release with ranges of tracks.
struct DiscogsCredits: Sendable, Equatable {
    private(set) var ofTracks: [[DiscogsCredit]]
    private(set) var ofRelease: [DiscogsCredit] = []

    init(of release: Release, in facts: Facts) {
        ofTracks = release.tracks.map { Self.credits(of: $0.recordingID, in: facts) }
        let isSynthetic = release.title.hasPrefix("Synthetic")
        // Every third: both ways to write the same credits must be understood.
        if isSynthetic, SimulatedNumber.discogsRelease(release.id).isMultiple(of: 3) {
            gather(positions: release.positions)
        }
        ofRelease += facts.relations(of: Reference(kind: .release, id: release.id))
            .filter { $0.type == "producer" && $0.isSynthetic }
            .map { DiscogsCredit(artistID: $0.source.id, spelling: $0.sourceCredit, roles: ["Producer"]) }
    }

    var all: [DiscogsCredit] { ofRelease + ofTracks.flatMap { $0 } }

    private static func credits(of recording: String, in facts: Facts) -> [DiscogsCredit] {
        var credits: [DiscogsCredit] = []
        let own = facts.relations(of: Reference(kind: .recording, id: recording)).filter { $0.source.kind == .artist }
        for relation in facts.writers(of: recording) + own {
            guard let role = role(of: relation) else { continue }
            let (artist, spelling) = (relation.source.id, relation.sourceCredit)
            if let index = credits.firstIndex(where: { $0.artistID == artist && $0.spelling == spelling }) {
                if !credits[index].roles.contains(role) { credits[index].roles.append(role) }
            } else {
                credits.append(DiscogsCredit(artistID: artist, spelling: spelling, roles: [role]))
            }
        }
        return credits
    }

    private static func role(of relation: Relation) -> String? {
        switch relation.type {
        case "producer":
            let roles = [
                "co": "Co-producer", "additional": "Producer [Additional]", "executive": "Executive-Producer",
                "assistant": "Producer [Assistant]", "associate": "Producer [Associate]",
            ]
            return relation.attributes.compactMap { roles[$0] }.first ?? "Producer"
        case "writer": return "Written-By"
        case "composer": return "Composed By"
        case "lyricist": return "Lyrics By"
        case "engineer": return relation.attributes.contains("assistant") ? "Engineer [Assistant]" : "Engineer"
        case "mix": return "Mixed By"
        case "programming": return "Programmed By"
        case "remixer": return "Remix"
        default: return nil
        }
    }

    /// Moves the credits that several tracks share to the release, one role at a time.
    private mutating func gather(positions: [String]) {
        var shares: [(credit: DiscogsCredit, tracks: [Int])] = []
        for (index, credits) in ofTracks.enumerated() {
            for credit in credits {
                for role in credit.roles {
                    let single = DiscogsCredit(artistID: credit.artistID, spelling: credit.spelling, roles: [role])
                    if let place = shares.firstIndex(where: { $0.credit == single }) {
                        shares[place].tracks.append(index)
                    } else {
                        shares.append((single, [index]))
                    }
                }
            }
        }
        ofTracks = ofTracks.map { _ in [] }
        for (credit, tracks) in shares {
            var credit = credit
            if tracks.count > 1 {
                credit.tracks = DiscogsTrackRange.text(tracks, positions)
                ofRelease.append(credit)
            } else {
                ofTracks[tracks[0]].append(credit)
            }
        }
    }
}

/// The tracks of a credit in the provider's notation.
enum DiscogsTrackRange {
    /// `1 to 3, 5`: neighbours as ranges; empty when all are meant.
    ///
    /// - Parameters:
    ///   - tracks: Places in the list of tracks, ascending.
    ///   - positions: The positions of all tracks, in order.
    static func text(_ tracks: [Int], _ positions: [String]) -> String {
        guard tracks.count < positions.count else { return "" }
        var runs: [ClosedRange<Int>] = []
        for track in tracks {
            if let last = runs.last, last.upperBound + 1 == track {
                runs[runs.count - 1] = last.lowerBound...track
            } else {
                runs.append(track...track)
            }
        }
        return runs.map { run -> String in
            let first = positions[run.lowerBound]
            return run.count > 1 ? "\(first) to \(positions[run.upperBound])" : first
        }.joined(separator: ", ")
    }
}
