public import Messages

/// Enrich the songs of a chunk.
public struct PlaylistEnrichment: MessageBody {
    public static let queue = QueueName.playlistEnrichment
    public static let fields = ["chunkId": "id of a chunk of a job"]

    /// The chunk, with the songs in it.
    public let chunkId: ChunkID

    public init(chunkId: ChunkID) { self.chunkId = chunkId }

    /// Reads the field.
    ///
    /// - Throws: `InvalidMessage`, naming the field.
    public init(fields: MessageFields) throws { chunkId = try fields.id("chunkId") }
}
