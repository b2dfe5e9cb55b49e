import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Discogs")
struct DiscogsTests {
    private let client = DiscogsClient()
    private let facts = Facts.catalogue

    @Test("numbers are simulated, except where a recorded link gives the provider's own")
    func numbers() {
        let catalogue = client.discogs.catalogue
        let artists = catalogue.artists
        #expect(Set(artists.map(\.id)).count == facts.artists.count)
        #expect(
            Set(catalogue.releases.map(\.id)).count
                == facts.releaseGroups.ids.filter { facts.releasesByGroup[$0] != nil }.count)
        #expect(Set(catalogue.releases.map(\.masterID)).count == catalogue.releases.count)
        for artist in artists where artist.id < SimulatedNumber.least {
            #expect(artist.links.contains { $0.hasSuffix("discogs.com/artist/\(artist.id)") })
        }
        #expect(artists.contains { $0.id == 59_792 && $0.name == "Bob Dylan" })
    }

    @Test("tracks and ranges together name exactly the producers and writers of the catalogue")
    func credits() throws {
        for release in client.discogs.catalogue.releases where release.title.hasPrefix("Synthetic") {
            let source = try #require(
                facts.releases.all.first { SimulatedNumber.discogsRelease($0.id) == release.id })
            for (index, track) in source.tracks.enumerated() {
                let position = release.tracks[index].position
                let wide = release.credits.filter { covers($0.tracks, position, release.tracks.map(\.position)) }
                let all = wide + release.tracks[index].credits
                #expect(people(all, producing: true) == Set(facts.producers(of: track.recordingID).map(\.source.id)))
                #expect(people(all, producing: false) == Set(facts.writers(of: track.recordingID).map(\.source.id)))
            }
        }
        let ranged = client.discogs.catalogue.releases.filter { !$0.credits.isEmpty }
        #expect(ranged.count > 20 && ranged.allSatisfy { $0.title.hasPrefix("Synthetic") })
        #expect(ranged.contains { $0.credits.contains { $0.tracks.contains(" to ") } })
    }

    private func people(_ credits: [DiscogsCredit], producing: Bool) -> Set<String> {
        let roles: Set<String> = producing ? ["Producer", "Co-producer"] : ["Written-By"]
        return Set(credits.filter { !roles.isDisjoint(with: $0.roles) }.map(\.artistID))
    }

    /// Reads the notation as a client does: ranges by order in the list of tracks.
    private func covers(_ tracks: String, _ position: String, _ positions: [String]) -> Bool {
        if tracks.isEmpty { return true }
        guard let place = positions.firstIndex(of: position) else { return false }
        return tracks.split(separator: ", ").contains { part in
            let ends = part.components(separatedBy: " to ").compactMap { positions.firstIndex(of: $0) }
            return ends.count == 2 ? (ends[0]...ends[1]).contains(place) : ends == [place]
        }
    }

    @Test(
        "ranges follow the order of the tracks",
        arguments: [
            ([0, 1, 2, 4], "A1 to A3, B2"), ([0, 1], "A1 to A2"), ([1, 3], "A2, B1"), ([0, 1, 2, 3, 4], ""),
            ([2], "A3"),
            ([0, 2, 3, 4], "A1, A3 to B2"),
        ])
    func ranges(tracks: [Int], text: String) {
        #expect(DiscogsTrackRange.text(tracks, ["A1", "A2", "A3", "B1", "B2"]) == text)
    }

    @Test("one person's roles on a track are one credit, in the spelling of the record")
    func roles() throws {
        let song = try #require(
            NumberOneSong.all.first { song in song.producers.contains { song.writers.contains($0) } })
        let name = try #require(song.producers.first { song.writers.contains($0) })
        let release = try #require(facts.releasesByRecording[song.recordingID]?.first)
        let body = client.get("releases/\(SimulatedNumber.discogsRelease(release))").body
        let credits = body["tracklist"]?.array?.first?["extraartists"]?.array ?? []
        let credit = try #require(credits.first { $0["name"] == .string(name) || $0["anv"] == .string(name) })
        #expect(credit["role"] == "Written-By, Producer")
        #expect(body["year"] == 0 && body["released"] == "" && body["country"] == "")
        let spellings = Set(NumberOneSong.all.flatMap(\.producers)).filter {
            People(CatalogueText.people).name(of: $0) != $0
        }
        let spelling = try #require(spellings.sorted().first)
        let other = try #require(NumberOneSong.all.first { $0.producers.contains(spelling) })
        let single = try #require(facts.releasesByRecording[other.recordingID]?.first)
        let page = client.get("releases/\(SimulatedNumber.discogsRelease(single))").body
        let anvs = (page["tracklist"]?.array?.first?["extraartists"]?.array ?? []).compactMap { $0["anv"]?.string }
        #expect(anvs.contains(spelling))
    }

    @Test("the second artist of a name has a number in brackets")
    func namesakes() {
        let names = client.discogs.catalogue.artists.map(\.name)
        #expect(names.contains("Synthetic Producer 4") && names.contains("Synthetic Producer 4 (2)"))
        #expect(Set(names).count == names.count)
    }

    @Test("durations are minutes and seconds", arguments: [(212_000, "3:32"), (59_600, "1:00"), (5_000, "0:05")])
    func durations(milliseconds: Int, text: String) {
        let track = DiscogsTrack(
            position: "1", title: "", lengthMilliseconds: milliseconds, credit: [], credits: [])
        #expect(track.duration == text)
    }
}
