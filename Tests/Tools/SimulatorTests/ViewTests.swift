import Testing

@testable import Simulator

@Suite("Views of the catalogue")
struct ViewTests {
    private let truth = Facts.catalogue

    /// Producer and writer credits of number-one songs and of synthetic ones.
    private var credits: [Relation] {
        truth.relations.filter {
            [TypeID.producer, TypeID.writer].contains($0.typeID) && $0.target.id.hasPrefix(SimulatedID.prefix)
        }
    }

    @Test(
        "each provider leaves out its share of real and of synthetic credits, always the same ones",
        arguments: [(CatalogueSource.musicBrainz, 35), (.genius, 40), (.discogs, 30)])
    func missing(source: CatalogueSource, percent: Int) {
        for isSynthetic in [false, true] {
            let some = credits.filter { $0.isSynthetic == isSynthetic }
            let missing = some.filter { source.seen($0, in: truth) == nil }
            let share = Double(missing.count * 100) / Double(some.count)
            #expect(abs(share - Double(percent)) < 3, "\(share) of \(some.count)")
            #expect(missing.allSatisfy { source.seen($0, in: truth) == nil })
        }
    }

    @Test("what one provider misses says nothing of another")
    func independence() {
        for (one, other) in [(CatalogueSource.musicBrainz, CatalogueSource.genius), (.genius, .discogs)] {
            let both = credits.count { one.seen($0, in: truth) == nil && other.seen($0, in: truth) == nil }
            let expected = Double(one.missingPercent * other.missingPercent) / 100
            #expect(abs(Double(both * 100) / Double(credits.count) - expected) < 2.5)
        }
    }

    @Test(
        "of synthetic artists alone, each provider names some wrong producers",
        arguments: [(CatalogueSource.musicBrainz, 1), (.genius, 2), (.discogs, 2)])
    func wrong(source: CatalogueSource, percent: Int) throws {
        let pairs = credits.compactMap { credit in source.seen(credit, in: truth).map { (credit, $0) } }
        let wrong = pairs.filter { $0.source != $1.source }
        let synthetic = credits.count { $0.isSynthetic && $0.typeID == TypeID.producer }
        let share = Double(wrong.count * 100) / Double(synthetic)
        #expect(abs(share - Double(percent)) < 0.8 && !wrong.isEmpty, "\(share)")
        for (credit, mistake) in wrong {
            #expect(credit.isSynthetic && credit.typeID == TypeID.producer)
            #expect(SyntheticProducer.ids.contains(mistake.source.id))
            #expect(!truth.relations(of: credit.target).contains { $0.source == mistake.source })
            #expect(mistake.attributes == credit.attributes && mistake.target == credit.target)
        }
    }

    @Test("the complete view is the truth, and what was recorded is never left out")
    func complete() {
        for source in CatalogueSource.allCases {
            #expect(CatalogueView.complete.facts(of: source).relations.count == truth.relations.count)
            let recorded = truth.relations.filter { !$0.target.id.hasPrefix(SimulatedID.prefix) }
            #expect(recorded.allSatisfy { source.seen($0, in: truth)?.source == $0.source })
        }
    }

    @Test("services serve their own view")
    func services() throws {
        let missing = try #require(
            credits.first {
                $0.typeID == TypeID.producer && CatalogueSource.genius.seen($0, in: truth) == nil
                    && CatalogueSource.discogs.seen($0, in: truth) != nil && $0.attributes.isEmpty && !$0.isSynthetic
            })
        let name = try #require(truth.artists[missing.source.id]?.name)
        #expect(GeniusClient().song(missing.target.id).names("producer_artists").contains(name))
        let documented = GeniusClient(genius: Genius(view: .documented))
        #expect(!documented.song(missing.target.id).names("producer_artists").contains(name))
        let release = try #require(truth.releasesByRecording[missing.target.id]?.first)
        let discogs = Discogs(view: .documented).catalogue.release(SimulatedNumber.discogsRelease(release))
        #expect(discogs?.tracks.flatMap(\.credits).contains { $0.artistID == missing.source.id } == true)
    }

    @Test("the truth can be asked for by an artist's name")
    func answers() throws {
        let song = try #require(NumberOneSong.all.first { $0.acts.count == 1 && $0.producers.count > 1 })
        let people = People(CatalogueText.people)
        let tracks = CatalogueTruth.tracks(of: people.name(of: song.artist))
        let track = try #require(tracks.first { $0.recordingID == song.recordingID })
        #expect(track.title == song.title && track.isrcs.allSatisfy { $0.hasPrefix("ZZSIR") })
        #expect(track.lengthMilliseconds == song.lengthSeconds * 1_000)
        #expect(track.producers == Set(song.producers.map(people.name)))
        #expect(track.writers == Set(song.writers.map(people.name)))
        #expect(CatalogueTruth.tracks(of: "Synthetic Artist One").count == 413)
        #expect(CatalogueTruth.tracks(of: "Synthetic Artist One").allSatisfy { $0.isrcs.count == 1 })
        #expect(CatalogueTruth.tracks(of: "Synthetic Namesake").count == 20)
        #expect(CatalogueTruth.tracks(of: "Nobody").isEmpty)
    }
}

@Suite("Views: who is who")
struct ViewIdentityTests {
    private let facts = Facts.catalogue

    private func resources(_ kind: EntityKind, _ id: String) -> [String] {
        facts.relations(of: Reference(kind: kind, id: id)).compactMap { facts.links[$0.target.id]?.resource }
    }

    @Test("producers with odd numbers are linked to their pages, the others are not", arguments: 1...12)
    func links(number: Int) {
        let id = SyntheticProducer.id(number)
        let genius = GeniusClient().artist(id)["url"]?.string ?? ""
        let discogs = "https://www.discogs.com/artist/\(SimulatedNumber.discogsArtist(id))"
        let linked = resources(.artist, id)
        #expect(linked.contains(genius) == !number.isMultiple(of: 2))
        #expect(linked.contains(discogs) == !number.isMultiple(of: 2))
        #expect(Discogs(view: .complete).catalogue.artist(SimulatedNumber.discogsArtist(id))?.catalogueID == id)
    }

    @Test("MusicBrainz does not know the stage name")
    func stageName() throws {
        let producer = try #require(facts.artists[SyntheticProducer.id(7)])
        #expect(producer.name == "Synthetic Producer 7" && producer.aliases.isEmpty)
        #expect(facts.artists.all.count { $0.stageName != nil } == 1)
    }

    @Test("the namesake has tracks of his own, with the second of the namesakes")
    func namesake() throws {
        let namesake = try #require(facts.artists[SyntheticProducer.namesakeID])
        #expect(namesake.name == facts.artists[SyntheticProducer.id(4)]?.name)
        let credits = facts.relations(of: Reference(kind: .artist, id: namesake.id)).filter { $0.type == "producer" }
        #expect(!credits.isEmpty)
        for credit in credits {
            let artist = facts.recordings[credit.target.id]?.credit.first?.artistID ?? ""
            #expect(facts.artists[artist]?.disambiguation == "synthetic; the second of two namesakes")
            #expect(!facts.producers(of: credit.target.id).contains { $0.source.id == SyntheticProducer.id(4) })
        }
        #expect(!resources(.artist, namesake.id).contains { $0.contains("genius") || $0.contains("discogs") })
    }

    @Test("sixty synthetic albums link to their release at Discogs, and MusicBrainz says so")
    func albums() throws {
        let linked = facts.releases.all.filter { release in
            release.title.hasPrefix("Synthetic") && resources(.release, release.id).contains { $0.contains("discogs") }
        }
        #expect(linked.count == 60)
        let first = try #require(linked.first)
        let answer = MusicBrainz(facts: facts).answer(
            path: "release/\(first.id)", query: "inc=url-rels&fmt=json", accept: nil)
        let relation = try #require(answer.body["relations"]?.array?.first { $0["type"] == "discogs" })
        let resource = try #require(relation["url"]?["resource"]?.string)
        let id = try #require(resource.split(separator: "/").last.flatMap { Int($0) })
        #expect(resource.hasPrefix("https://www.discogs.com/release/"))
        #expect(Discogs(view: .complete).catalogue.release(id)?.title == first.title)
    }
}
