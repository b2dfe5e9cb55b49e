public import Messages

// The messages of the fleet. Ids are our database's own, but for the artist's: nobody has that yet.

/// Find an artist, by a provider's id or by name.
public struct ArtistDiscovery: MessageBody {
    public static let queue = QueueName.artistDiscovery
    public static let fields = [
        "artistId": "a provider's id (Spotify or MusicBrainz); optional beside artistName",
        "artistName": "text; optional beside artistId",
    ]

    /// Of 22 characters at Spotify, a UUID at MusicBrainz; nil: ask by ``artistName``.
    public let artistId: String?
    /// As a person writes it; what is asked for where there is no ``artistId``.
    public let artistName: String?

    /// - Precondition: one of the two is given.
    public init(artistId: String? = nil, artistName: String? = nil) {
        precondition(artistId != nil || artistName != nil, "an artist is named by id or by name")
        self.artistId = artistId
        self.artistName = artistName
    }

    /// Reads both fields.
    ///
    /// - Throws: `InvalidMessage` where neither is given, or one is no text.
    public init(fields: MessageFields) throws {
        artistId = try fields.optionalText("artistId")
        artistName = try fields.optionalText("artistName")
        guard artistId != nil || artistName != nil else {
            throw InvalidMessage("artistId and artistName are both missing; one is needed")
        }
    }
}

/// List an artist's albums, from `offset` on.
public struct AlbumDiscovery: MessageBody {
    public static let queue = QueueName.albumDiscovery
    public static let fields = [
        "artistId": "id of an artist", "offset": "where the page starts, 0 or more",
        "nativeId": "the artist's id at the source that the header `source` names; optional: all ids at all sources",
    ]

    /// The artist of ours whose albums are asked for.
    public let artistId: ArtistID
    /// Albums of the source's list that come before the page; 0 or more.
    public let offset: Int
    /// The one id of the artist whose list is read, where a source knows them under several; nil: each.
    public let nativeId: String?

    public init(artistId: ArtistID, offset: Int = 0, nativeId: String? = nil) {
        self.artistId = artistId
        self.offset = offset
        self.nativeId = nativeId
    }

    /// Reads all fields; ``offset`` may be missing: 0, and so may ``nativeId``.
    ///
    /// - Throws: `InvalidMessage`, naming the field.
    public init(fields: MessageFields) throws {
        artistId = try fields.id("artistId")
        offset = try fields.offset()
        nativeId = try fields.optionalText("nativeId")
    }
}

/// List an album's tracks, from `offset` on.
public struct TrackDiscovery: MessageBody {
    public static let queue = QueueName.trackDiscovery
    public static let fields = [
        "albumId": "id of an album", "albumName": "text", "artistId": "id of an artist",
        "offset": "where the page starts, 0 or more",
    ]

    /// The album of ours whose tracks are asked for.
    public let albumId: AlbumID
    /// For people who read the message; nothing is found by it.
    public let albumName: String
    /// The artist of ours under whom the album was found.
    public let artistId: ArtistID
    /// Tracks of the album that come before the page; 0 or more.
    public let offset: Int

    public init(albumId: AlbumID, albumName: String, artistId: ArtistID, offset: Int = 0) {
        self.albumId = albumId
        self.albumName = albumName
        self.artistId = artistId
        self.offset = offset
    }

    /// Reads all fields; ``offset`` may be missing: 0.
    ///
    /// - Throws: `InvalidMessage`, naming the field.
    public init(fields: MessageFields) throws {
        albumId = try fields.id("albumId")
        albumName = try fields.text("albumName")
        artistId = try fields.id("artistId")
        offset = try fields.offset()
    }
}

/// Find out who produced and wrote a track.
public struct ProducerIdentification: MessageBody {
    public static let queue = QueueName.producerIdentification
    public static let fields = [
        "trackId": "id of a track", "trackName": "text", "albumId": "id of an album", "artistId": "id of an artist",
    ]

    /// The track of ours whose credits are asked for.
    public let trackId: TrackID
    /// For people who read the message; nothing is found by it.
    public let trackName: String
    /// The album of ours on which the track was found.
    public let albumId: AlbumID
    /// The artist of ours under whom the album was found.
    public let artistId: ArtistID

    public init(trackId: TrackID, trackName: String, albumId: AlbumID, artistId: ArtistID) {
        self.trackId = trackId
        self.trackName = trackName
        self.albumId = albumId
        self.artistId = artistId
    }

    /// Reads all fields.
    ///
    /// - Throws: `InvalidMessage`, naming the field.
    public init(fields: MessageFields) throws {
        trackId = try fields.id("trackId")
        trackName = try fields.text("trackName")
        albumId = try fields.id("albumId")
        artistId = try fields.id("artistId")
    }
}

/// Find a producer's profiles.
public struct SocialEnrichment: MessageBody {
    public static let queue = QueueName.socialEnrichment
    public static let fields = ["producerId": "id of a person", "producerName": "text"]

    /// The person of ours whose profiles are asked for.
    public let producerId: PersonID
    /// For people who read the message; nothing is found by it.
    public let producerName: String

    public init(producerId: PersonID, producerName: String) {
        self.producerId = producerId
        self.producerName = producerName
    }

    /// Reads both fields.
    ///
    /// - Throws: `InvalidMessage`, naming the field.
    public init(fields: MessageFields) throws {
        producerId = try fields.id("producerId")
        producerName = try fields.text("producerName")
    }
}
