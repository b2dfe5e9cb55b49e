import Foundation
import Testing

@testable import Simulator

@Suite("The catalogue")
struct CatalogueTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Tools/Simulator/Catalogue").standardized

    @Test("every real recording has an ISRC, marked where it is not its own, and no two share one that is")
    func codes() {
        let real = Facts.catalogue.recordings.all.filter { !$0.isrcs.contains { $0.hasPrefix("ZZSIM") } }
        #expect(real.count > 388)
        #expect(real.allSatisfy { !$0.isrcs.isEmpty })
        let marked = real.flatMap(\.isrcs).filter { $0.hasPrefix("ZZ") }
        #expect(marked.count >= 388)
        #expect(marked.allSatisfy { $0.hasPrefix("ZZSIR") && $0.count == 12 && $0.dropFirst(5).allSatisfy(\.isNumber) })
        #expect(Set(marked).count == marked.count)
    }

    @Test("the generated file holds the data files to the byte")
    func generated() throws {
        let files = [
            "number-ones.tsv": CatalogueText.numberOnes, "people.tsv": CatalogueText.people,
            "musicbrainz.jsonl": CatalogueText.musicBrainz,
        ]
        for (name, text) in files {
            let data = try Data(contentsOf: Self.folder.appending(path: name))
            #expect(Data(text.utf8) == data, "run Catalogue/generate.sh: \(name) has changed")
        }
    }

    @Test("every credit of a simulated song stands in the text, and every credit of the text is served")
    func noInventedCredit() throws {
        let facts = Facts.catalogue
        let rows = CatalogueText.numberOnes.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.count == 388)
        for row in rows {
            let id = SimulatedID.make("recording", row[0], row[1], row[3])
            let recording = try #require(facts.recordings[id])
            #expect(recording.length == (Int(row[6]) ?? -1) * 1_000)
            #expect(recording.firstReleaseDate == nil)
            #expect(recording.isrcs.allSatisfy { $0.hasPrefix("ZZSIR\(row[3].dropFirst(2).prefix(2))") })
            let reference = Reference(kind: .recording, id: id)
            #expect(credited(reference, "producer", facts) == list(row[5]), "\(row[0])")
            let works = facts.relations(of: reference).filter { $0.type == "performance" }
            #expect(works.map { credited($0.target, "writer", facts) } == [list(row[4])], "\(row[0])")
            #expect(works.map(\.attributes) == [row[7] == "1" ? ["cover"] : []])
            for part in recording.credit { #expect(row[1].contains(part.name)) }
        }
    }

    @Test("simulated songs carry nothing that the text does not say")
    func noInventedDetail() throws {
        let facts = Facts.catalogue
        for song in NumberOneSong.all {
            let releases = try #require(facts.releasesByRecording[song.recordingID]).compactMap { facts.releases[$0] }
            #expect(releases.count == 1)
            for release in releases {
                #expect(release.date == nil && release.country == nil && release.events.isEmpty)
                #expect(release.barcode == nil && release.language == nil && release.tracks.count == 1)
                #expect(facts.releaseGroups[release.groupID]?.firstReleaseDate == nil)
            }
        }
        let people = facts.artists.all.filter { $0.id.hasPrefix(SimulatedID.prefix) && !$0.name.hasPrefix("Synthetic") }
        #expect(people.count > 1_000)
        for person in people {
            #expect(person.type == nil && person.country == nil && person.disambiguation.isEmpty)
            #expect(!facts.relations(of: Reference(kind: .artist, id: person.id)).contains { $0.target.kind == .url })
        }
    }

    @Test("spellings of one person share an id, different and unsure ones do not")
    func people() throws {
        let people = People(CatalogueText.people)
        let rows = CatalogueText.people.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
        #expect(Set(rows.map { $0[2] }) == ["same", "different", "unsure"])
        for row in rows {
            let isOne = people.artistID(of: String(row[0])) == people.artistID(of: String(row[1]))
            #expect(isOne == (row[2] == "same"), "\(row)")
        }
    }

    @Test(
        "acts are split as the source means them",
        arguments: [
            ("2Pac ft. K-Ci & Jojo", ["2Pac", "K-Ci & Jojo"]),
            ("Lady Gaga & Bradley Cooper", ["Lady Gaga & Bradley Cooper"]),
            ("Pitbull ft. Ne-Yo, Afrojack, & Nayer", ["Pitbull", "Ne-Yo", "Afrojack", "Nayer"]),
            ("Santana ft. The Product G&B", ["Santana", "The Product G&B"]),
        ])
    func acts(artist: String, names: [String]) throws {
        let song = try #require(NumberOneSong.all.first { $0.artist == artist })
        #expect(song.acts.map(\.name) == names)
        #expect(song.acts.last?.joinphrase == "")
    }

    @Test("synthetic artists say so, link nowhere real and have codes of their own")
    func synthetic() {
        let facts = Facts.catalogue
        let artists = facts.artists.all.filter { $0.name.hasPrefix("Synthetic") }
        #expect(artists.filter { $0.name == "Synthetic Namesake" }.count == 2)
        for artist in artists {
            let reference = Reference(kind: .artist, id: artist.id)
            for relation in facts.relations(of: reference) where relation.target.kind == .url {
                let resource = facts.links[relation.target.id]?.resource ?? ""
                let signs = ["example.com/", "/synthetic", "/Synthetic", "/\(SpotifyID.prefix)"]
                let number = resource.split(separator: "/").last.flatMap { Int($0) } ?? 0
                let isOurs = signs.contains { resource.contains($0) } || number >= SimulatedNumber.least
                #expect(isOurs, "\(resource)")
            }
            for id in facts.recordingsByArtist[artist.id] ?? [] {
                #expect(facts.recordings[id]?.isrcs.allSatisfy { $0.hasPrefix("ZZSIM") && $0.count == 12 } == true)
            }
        }
    }

    @Test("simulated ids are UUIDs of version 8 with the mark, all different; recorded ones are left alone")
    func ids() throws {
        let facts = Facts.catalogue
        let pattern = /53494d55-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        let ids =
            facts.artists.ids + facts.recordings.ids + facts.releases.ids + facts.works.ids
            + facts.releaseGroups.ids + facts.links.ids
        #expect(Set(ids).count == ids.count)
        for id in ids where id.hasPrefix(SimulatedID.prefix) { #expect(id.wholeMatch(of: pattern) != nil, "\(id)") }
        #expect(facts.releases["70130d47-2145-4e61-972e-49d3d21a087e"]?.title == "wipEout")
    }

    private func list(_ column: String) -> Set<String> {
        Set(column.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty })
    }

    /// Names as credited on an entity, in that role.
    private func credited(_ target: Reference, _ role: String, _ facts: Facts) -> Set<String> {
        Set(
            facts.relations(of: target).filter { $0.type == role && $0.target == target }.map {
                $0.sourceCredit.isEmpty ? facts.artists[$0.source.id]?.name ?? "" : $0.sourceCredit
            })
    }
}
