/// The producers of synthetic artists: twelve, and one more who shares the name of the fourth.
///
/// How their pages at other providers can be known as theirs: those with odd numbers are linked from MusicBrainz, the
/// others by nothing but the same name on the same tracks. The seventh has another name at Genius: only the link tells.
enum SyntheticProducer {
    static let count = 12
    static let namesakeNumber = 4
    static let stageNumber = 7
    static let stageName = "Synthetic Stage Name Seven"

    static func name(_ number: Int) -> String { "Synthetic Producer \(number)" }

    static func id(_ number: Int) -> String { SimulatedID.make("artist", name(number)) }

    static let namesakeID = SimulatedID.make("artist", name(namesakeNumber), "namesake")

    /// All whom a mistaken credit may name.
    static let ids = (1...count).map(id) + [namesakeID]
}

extension Facts {
    /// Adds the producers with their links.
    ///
    /// - Returns: The twelve in order, and the namesake.
    mutating func insertSyntheticProducers() -> (producers: [Reference], namesake: Reference) {
        let producers = (1...SyntheticProducer.count).map { number in
            let name = SyntheticProducer.name(number)
            var producer = Self.producer(id: SyntheticProducer.id(number), name: name, "synthetic")
            if number == SyntheticProducer.stageNumber { producer.stageName = SyntheticProducer.stageName }
            let reference = insertProducer(producer, handle: String(number))
            if !number.isMultiple(of: 2) { insertPages(of: producer) }
            return reference
        }
        let number = SyntheticProducer.namesakeNumber
        let namesake = Self.producer(
            id: SyntheticProducer.namesakeID, name: SyntheticProducer.name(number),
            "synthetic; not the one who works with the other synthetic artists")
        return (producers, insertProducer(namesake, handle: "\(number).namesake"))
    }

    private static func producer(id: String, name: String, _ disambiguation: String) -> Artist {
        Artist(
            id: id, name: name, sortName: name, disambiguation: disambiguation, type: "Person",
            typeID: TypeID.person)
    }

    private mutating func insertProducer(_ producer: Artist, handle: String) -> Reference {
        insert(producer)
        let reference = Reference(kind: .artist, id: producer.id)
        insertLink(
            "https://www.instagram.com/synthetic.producer.\(handle)/", "social network", TypeID.socialNetwork,
            of: reference)
        let host = handle.replacing(".", with: "-")
        insertLink(
            "https://producer-\(host).example.com/", "official homepage", TypeID.officialHomepage, of: reference)
        return reference
    }

    private mutating func insertPages(of producer: Artist) {
        let reference = Reference(kind: .artist, id: producer.id)
        let slug = GeniusSlug.make(producer.stageName ?? producer.name)
        insertLink("https://genius.com/artists/\(slug)", "lyrics", TypeID.lyricsPage, of: reference)
        let number = SimulatedNumber.discogsArtist(producer.id)
        insertLink("https://www.discogs.com/artist/\(number)", "discogs", TypeID.discogsArtist, of: reference)
    }
}
