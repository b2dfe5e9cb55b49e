/// Kinds of work whose credits are judged alike.
public enum CreditField: String, Sendable, CaseIterable, Codable {
    /// Producers, co-producers, additional producers.
    case producing
    /// Writers, composers, lyricists.
    case writing
    /// All other work, of which no labelled credits exist.
    case other
}

extension CreditRole {
    /// Whether who has this role is a producer of the track.
    public var makesProducer: Bool {
        switch self {
        case .producer, .coProducer, .additionalProducer: true
        default: false
        }
    }

    /// Whether who has this role wrote the song.
    public var makesWriter: Bool {
        switch self {
        case .writer, .composer, .lyricist: true
        default: false
        }
    }

    /// The kind of work by which credits of this role are judged.
    public var creditField: CreditField { makesProducer ? .producing : makesWriter ? .writing : .other }
}
