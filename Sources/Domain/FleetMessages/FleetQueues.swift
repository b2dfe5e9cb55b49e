public import Messages

extension QueueName {
    public static let artistDiscovery = QueueName(rawValue: "artist_discovery")
    public static let albumDiscovery = QueueName(rawValue: "album_discovery")
    public static let trackDiscovery = QueueName(rawValue: "track_discovery")
    public static let producerIdentification = QueueName(rawValue: "producer_identification")
    public static let socialEnrichment = QueueName(rawValue: "social_enrichment")

    /// In the order in which a discovery flows through them.
    public static let fleet: [QueueName] = [
        .artistDiscovery, .albumDiscovery, .trackDiscovery, .producerIdentification, .socialEnrichment,
    ]
}
