public import Messages

// The five messages. Ids are our database's own, but for the artist's: nobody has that yet.

/// Find an artist, by a provider's id or by name.
public struct ArtistDiscovery: MessageBody {
    public static let queue = QueueName.artistDiscovery
    public static let fields = [
        "artistId": "a provider's id (Spotify or MusicBrainz); optional beside artistName",
        "artistName": "text; optional beside artistId",
    ]

    public let artistId: String?
    public let artistName: String?

    /// - Precondition: one of the two is given.
    public init(artistId: String? = nil, artistName: String? = nil) {
        precondition(artistId != nil || artistName != nil, "an artist is named by id or by name")
        self.artistId = artistId
        self.artistName = artistName
    }

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
    public static let fields = ["artistId": "id of an artist", "offset": "where the page starts, 0 or more"]

    public let artistId: ArtistID
    public let offset: Int

    public init(artistId: ArtistID, offset: Int = 0) {
        self.artistId = artistId
        self.offset = offset
    }

    public init(fields: MessageFields) throws {
        artistId = try fields.id("artistId")
        offset = try fields.offset()
    }
}

/// List an album's tracks, from `offset` on.
public struct TrackDiscovery: MessageBody {
    public static let queue = QueueName.trackDiscovery
    public static let fields = [
        "albumId": "id of an album", "albumName": "text", "artistId": "id of an artist",
        "offset": "where the page starts, 0 or more",
    ]

    public let albumId: AlbumID
    public let albumName: String
    public let artistId: ArtistID
    public let offset: Int

    public init(albumId: AlbumID, albumName: String, artistId: ArtistID, offset: Int = 0) {
        self.albumId = albumId
        self.albumName = albumName
        self.artistId = artistId
        self.offset = offset
    }

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

    public let trackId: TrackID
    public let trackName: String
    public let albumId: AlbumID
    public let artistId: ArtistID

    public init(trackId: TrackID, trackName: String, albumId: AlbumID, artistId: ArtistID) {
        self.trackId = trackId
        self.trackName = trackName
        self.albumId = albumId
        self.artistId = artistId
    }

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

    public let producerId: PersonID
    public let producerName: String

    public init(producerId: PersonID, producerName: String) {
        self.producerId = producerId
        self.producerName = producerName
    }

    public init(fields: MessageFields) throws {
        producerId = try fields.id("producerId")
        producerName = try fields.text("producerName")
    }
}
