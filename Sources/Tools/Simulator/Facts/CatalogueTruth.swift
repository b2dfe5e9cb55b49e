/// What the catalogue knows to be true, against which answers may be compared.
public enum CatalogueTruth {
    /// One recording, with the names of the people as the catalogue has them.
    public struct Track: Sendable, Equatable {
        /// MBID, or the id that the simulator gave.
        public let recordingID: String
        public let title: String
        /// Empty for number-one songs, whose source has none.
        public let isrcs: [String]
        public let lengthMilliseconds: Int?
        /// Co-producers and the like included, executive producers not.
        public let producers: Set<String>
        /// Composers and lyricists included.
        public let writers: Set<String>

        public init(
            recordingID: String = "", title: String, isrcs: [String] = [], lengthMilliseconds: Int? = nil,
            producers: Set<String>, writers: Set<String> = []
        ) {
            self.recordingID = recordingID
            self.title = title
            self.isrcs = isrcs
            self.lengthMilliseconds = lengthMilliseconds
            self.producers = producers
            self.writers = writers
        }
    }

    /// The recordings of all artists of that name, in the order of the catalogue; featured ones count.
    ///
    /// - Parameter artist: The name as the catalogue has it.
    public static func tracks(of artist: String) -> [Track] {
        let facts = Facts.catalogue
        let artists = facts.artists.all.filter { $0.name == artist }
        return artists.flatMap { facts.recordingsByArtist[$0.id] ?? [] }.compactMap { facts.recordings[$0] }.map {
            Track(
                recordingID: $0.id, title: $0.title, isrcs: $0.isrcs, lengthMilliseconds: $0.length,
                producers: facts.names(facts.producers(of: $0.id)), writers: facts.names(facts.writers(of: $0.id)))
        }
    }

    /// The name by which the truth knows somebody whom a provider may call otherwise.
    public static func name(behind name: String) -> String { names[name] ?? name }

    private static let names = Dictionary(
        Facts.catalogue.artists.all.compactMap { artist in artist.stageName.map { ($0, artist.name) } },
        uniquingKeysWith: { first, _ in first })
}

extension Facts {
    /// Producer credits of a recording, executive ones left out.
    func producers(of recording: String) -> [Relation] {
        let reference = Reference(kind: .recording, id: recording)
        return relations(of: reference).filter {
            $0.type == "producer" && $0.source.kind == .artist && !$0.attributes.contains("executive")
        }
    }

    /// Writer credits of the works that a recording performs.
    func writers(of recording: String) -> [Relation] {
        let reference = Reference(kind: .recording, id: recording)
        let works = relations(of: reference).filter { $0.type == "performance" && $0.source == reference }
        return works.flatMap { relations(of: $0.target) }.filter {
            ["writer", "composer", "lyricist"].contains($0.type) && $0.source.kind == .artist
        }
    }

    fileprivate func names(_ credits: [Relation]) -> Set<String> {
        Set(credits.compactMap { artists[$0.source.id]?.name })
    }
}
