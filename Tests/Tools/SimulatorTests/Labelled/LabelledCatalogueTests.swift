import Testing

@testable import Simulator

@Suite("The labelled catalogue")
struct LabelledCatalogueTests {
    private static let first = LabelledCatalogue(view: 1)
    private static let second = LabelledCatalogue(view: 2)
    private var catalogue: LabelledCatalogue { Self.first }

    @Test("has 2,000 labels and more, a fifth of them hard, of every kind in both halves")
    func labels() {
        let kinds = Dictionary(uniqueKeysWithValues: catalogue.acts.map { ($0.id, $0) })
        #expect(catalogue.labels.count >= 2_000)
        let hard = catalogue.labels.count { kinds[$0.act]?.difficulty.isSynthetic == true }
        #expect(hard * 5 >= catalogue.labels.count)
        for kind in Difficulty.allCases {
            for isFirst in [true, false] {
                let acts = catalogue.acts.filter { $0.difficulty == kind && $0.isInFirstHalf == isFirst }
                #expect(!acts.isEmpty, "\(kind) \(isFirst)")
            }
        }
        #expect(Set(catalogue.labels.map { [$0.recording, $0.person, $0.role] }).count == catalogue.labels.count)
    }

    @Test("says nothing wrong of real people, whatever the view")
    func realPeople() {
        let truth = Set(catalogue.truth.relations.map(\.fact))
        for catalogue in [Self.first, Self.second] {
            for source in CatalogueSource.allCases {
                let wrong = catalogue.facts(of: source).relations.filter { !truth.contains($0.fact) }
                #expect(!wrong.isEmpty)
                let names = wrong.filter(\.isSynthetic).compactMap { catalogue.truth.artists[$0.source.id]?.name }
                #expect(names.count == wrong.count, "a mistake about a real recording")
                #expect(names.filter { !$0.hasPrefix("Synthetic ") } == [])
            }
        }
    }

    @Test("has providers that miss, mistake and copy as they are documented to")
    func habits() {
        let truth = Dictionary(grouping: catalogue.truth.relations.filter(\.isSyntheticCredit), by: \.fact)
        var mistakes: [CatalogueSource: Set<[String]>] = [:]
        for source in CatalogueSource.allCases {
            let seen = Set(catalogue.facts(of: source).relations.filter(\.isSyntheticCredit).map(\.fact))
            mistakes[source] = seen.subtracting(truth.keys)
            let share = Double(seen.intersection(truth.keys).count * 100) / Double(truth.count)
            #expect(abs(share - Double(100 - source.missingPercent)) < 5, "\(source): \(share)")
            let wrong = Double((mistakes[source]?.count ?? 0) * 100) / Double(truth.count)
            // Genius has some of MusicBrainz's too.
            #expect(abs(wrong - Double(source.wrongPercent)) < 0.8, "\(source): \(wrong)")
        }
        let musicBrainz = mistakes[.musicBrainz] ?? []
        let copied = musicBrainz.intersection(mistakes[.genius] ?? [])
        #expect(copied.count * 4 > musicBrainz.count && copied.count < musicBrainz.count)
        #expect(musicBrainz.intersection(mistakes[.discogs] ?? []).count * 10 < musicBrainz.count)
    }

    @Test("is another draw in another view, and the same in the same")
    func views() {
        #expect(Self.first.labels == LabelledCatalogue(view: 1).labels)
        #expect(Self.first.labels.map(\.person) == Self.second.labels.map(\.person))
        #expect(Self.first.labels.map(\.statedBy) != Self.second.labels.map(\.statedBy))
    }

    @Test("knows things by every source's ids, and the versions of a song")
    func ids() throws {
        let label = try #require(catalogue.labels.first { !$0.statedBy.isEmpty })
        #expect(catalogue.person(source: "musicbrainz", nativeID: label.person) == label.person)
        let page = String(SimulatedNumber.geniusArtist(label.person))
        #expect(catalogue.person(source: "genius", nativeID: page) == label.person)
        #expect(catalogue.person(source: "genius", nativeID: label.person) == nil)
        let versions = catalogue.acts.filter { $0.difficulty == .versions }.map(\.id)
        let songs = catalogue.labels.filter { versions.contains($0.act) }.map(\.recording)
        #expect(songs.allSatisfy { catalogue.versions(ofRecording: $0).count == 1 })
    }

    @Test("takes other songs in place of the bundled ones, with a fifth of hard cases of which nothing was learnt")
    func otherSongs() throws {
        let songs = Array(NumberOneSong.all.prefix(30))
        let catalogue = LabelledCatalogue(songs: songs, view: 1)
        let real = catalogue.acts.filter { !$0.difficulty.isSynthetic }
        #expect(Set(real.map(\.name)) == Set(songs.map { $0.acts[0].name }))
        let hard = catalogue.acts.filter(\.difficulty.isSynthetic)
        #expect(Set(hard.map(\.difficulty)).count > 3 && !hard.contains(where: \.isInFirstHalf))
        let ids = Set(hard.map(\.id))
        let share = Double(catalogue.labels.count { ids.contains($0.act) }) / Double(catalogue.labels.count)
        #expect(share >= 0.2 && share < 0.3, "\(share)")
    }
}

extension Relation {
    fileprivate var isSyntheticCredit: Bool { isSynthetic && [TypeID.producer, TypeID.writer].contains(typeID) }
}
