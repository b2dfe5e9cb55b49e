public import FleetMessages
import FoundationEssentials
public import Postgres
import Surroundings

// Storing what sources say. Every call may run twice, by two workers at once, and the data is as after one.

extension Transaction {
    /// Stores artists that one or more sources describe; the first description names the artist.
    ///
    /// - Returns: Our ids, in order.
    public func store(_ artists: [DescribedArtist]) async throws -> [ArtistID] {
        guard !artists.isEmpty else { return [] }
        return try await query(
            "select artist_id from linernotes.store_artist_groups($1::jsonb) order by group_index",
            document(artists.map(\.rows))
        ).map { ArtistID(rawValue: try $0[0]) }
    }

    /// Stores a page of albums, with the tracks and claims that came along: in steps, where they are many.
    public func store(_ albums: [FoundAlbum], from source: Source) async throws -> [StoredAlbum] {
        var stored: [StoredAlbum] = []
        for step in Steps(albums.flatMap(\.parts), weighing: \.weight) {
            let placing = try await placed(step, from: source)
            stored += try await query(
                "select native_id, album_id, title from linernotes.store_albums($1, $2::jsonb)", source.name,
                document(step.map { AlbumRow($0, placing) })
            ).map { StoredAlbum(nativeID: try $0[0], id: AlbumID(rawValue: try $0[1]), title: try $0[2]) }
        }
        var seen: Set<String> = []
        return stored.filter { seen.insert($0.nativeID).inserted }
    }

    /// Stores what a source states about tracks, in place of what it stated before; nil: it does not know the track.
    public func store(_ credits: [TrackID: FoundCredits?], from source: Source) async throws {
        let rows = credits.sorted { $0.key.rawValue < $1.key.rawValue }.map { ClaimedTrackRow($0.key, $0.value) }
        for step in Steps(rows, weighing: { 1 + $0.claims.count / 20 }) {
            try await query("select linernotes.store_claims($1, $2::jsonb)", source.name, document(step))
        }
    }

    /// Locks tracks and returns all evidence for them.
    public func lockEvidence(for tracks: [TrackID]) async throws -> [Evidence] {
        try await query("select * from linernotes.lock_evidence($1)", tracks.map(\.rawValue))
            .compactMap(Evidence.init(row:))
    }

    /// Replaces the credits of tracks.
    public func store(_ credits: [Credit], for tracks: [TrackID]) async throws {
        try await query(
            "select linernotes.store_credits($1, $2::jsonb)", tracks.map(\.rawValue),
            document(credits.map(CreditRow.init)))
    }

    /// Those of these people whose profiles are due to be asked for; marks them, so that it happens once.
    public func requestLinks(
        for people: [PersonID], staleAfter: Duration
    ) async throws -> [(id: PersonID, name: String)] {
        guard !people.isEmpty else { return [] }
        return try await query(
            "select person_id, name from linernotes.request_links($1, make_interval(secs => $2)) order by 1",
            people.map(\.rawValue), Double(staleAfter.components.seconds)
        ).map { (PersonID(rawValue: try $0[0]), try $0[1]) }
    }

    /// Replaces what a source says of people's profiles.
    ///
    /// - Parameter asked: The source's own ids of those whom it was asked about; a person left out is known to it by
    ///   one.
    public func store(
        _ links: [PersonID: [FoundLink]], asked: [PersonID: String] = [:], from source: Source
    ) async throws {
        guard !links.isEmpty else { return }
        let rows = links.sorted { $0.key.rawValue < $1.key.rawValue }.map { person, links in
            LinksRow(
                personId: person.rawValue, statedFor: asked[person], links: links.map(LinksRow.LinkRow.init))
        }
        try await query("select linernotes.store_links($1, $2::jsonb)", source.name, document(rows))
    }

    /// Stores what public accounts show, by handle; nil: there is no such account.
    public func store(_ profiles: [String: FoundProfile?], of platform: String) async throws {
        guard !profiles.isEmpty else { return }
        let rows = profiles.sorted { $0.key < $1.key }.map { ProfileRow($0.key, $0.value) }
        try await query("select linernotes.store_profiles($1, $2::jsonb)", platform, document(rows))
    }
}

/// One artist as all the sources describe it that know it.
public struct DescribedArtist: Sendable, Equatable {
    /// In the order of trust: the first one names the artist.
    public var descriptions: [(source: Source, artist: FoundArtist)]
    /// The artist of ours that it is, where that is known.
    public var known: ArtistID?

    public init(_ descriptions: [(source: Source, artist: FoundArtist)], known: ArtistID? = nil) {
        self.descriptions = descriptions
        self.known = known
    }

    public static func == (left: DescribedArtist, right: DescribedArtist) -> Bool {
        left.known == right.known && left.descriptions.elementsEqual(right.descriptions) { $0 == $1 }
    }

    var rows: [ArtistRecordRow] {
        (known.map { [ArtistRecordRow($0)] } ?? []) + descriptions.map { ArtistRecordRow($0.artist, from: $0.source) }
            + descriptions.flatMap(\.artist.foreignIDs).map(ArtistRecordRow.init)
    }
}

extension FoundAlbum {
    /// The album in parts that a step can hold, each with its share of the tracks.
    fileprivate var parts: [FoundAlbum] {
        guard let tracks, weight > Steps<FoundAlbum>.weightMaximum else { return [self] }
        return Steps(tracks, weighing: \.weight).map { share in
            var part = self
            part.tracks = share
            part.isComplete = false
            return part
        }
    }

    fileprivate var weight: Int { 1 + (tracks ?? []).reduce(0) { $0 + $1.weight } }
}

extension FoundTrack {
    fileprivate var weight: Int { 1 + (claims?.count ?? 0) / 20 }
}

/// An album as stored.
public struct StoredAlbum: Sendable, Equatable {
    /// The id of the source that it was stored from.
    public let nativeID: String
    /// The album of ours, old or new.
    public let id: AlbumID
    /// The title as stored, which another source may have given.
    public let title: String
}

extension Evidence {
    /// A row of `linernotes.evidence_of`; nil: a role or level that this program does not know (a newer one wrote it).
    ///
    /// - Throws: `DatabaseError` where a column is missing.
    public init?(row: Row) throws {
        let roleText: String = try row["role"]
        let levelText: String = try row["level"]
        guard let role = CreditRole(rawValue: roleText), let level = CreditLevel(rawValue: levelText) else {
            return nil
        }
        self.init(
            track: TrackID(rawValue: try row["track_id"]), person: PersonID(rawValue: try row["person_id"]),
            personName: try row["person_name"], source: Source(try row["source"]), role: role, level: level,
            creditedAs: try row["credited_as"], sourceRole: try row["source_role"], statedOn: try row["stated_on"],
            matchScore: try row["match_score"], isDenial: try row["is_denial"])
    }
}

/// A document for the SQL functions. Providers' text may hold U+0000, which jsonb can't: it is left out.
func document(_ rows: [some Encodable]) -> JSONText {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(rows) else { preconditionFailure("rows hold nothing that JSON can't") }
    return JSONText(withoutNUL(String(decoding: data, as: UTF8.self)))
}

/// Leaves out the escape of U+0000. A backslash takes the byte after it along, so that the text `\u0000`,
/// spelled `\\u0000` in JSON, stays.
func withoutNUL(_ json: String) -> String {
    guard json.contains(#"\u0000"#) else { return json }
    var kept: [UInt8] = []
    var rest = Array(json.utf8)[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
            kept.append(byte)
            continue
        }
        if rest.starts(with: "u0000".utf8) {
            rest.removeFirst(5)
        } else {
            kept.append(byte)
            if let escaped = rest.popFirst() { kept.append(escaped) }
        }
    }
    return String(decoding: kept, as: UTF8.self)
}
