import Catalogue
import Testing

@testable import MusicBrainz

/// Pages of searches.
enum RecordedSearches {
    static let expectations: [String: Expectation] = [
        "hqub-artist-search.json": { body in
            let page: SearchPageJSON<ArtistJSON> = try page(body, total: 4856, count: 10)
            #expect(page.hits.map(\.score) == [100, 75, 70, 67, 66, 66, 64, 63, 63, 62])
            #expect(MusicBrainzArtistMatch.best(of: page.hits, named: "bob dylan")?.name == "Bob Dylan")
            #expect(MusicBrainzArtistMatch.best(of: page.hits, named: "Bob")?.name == "B.o.B")  // by an alias
            #expect(MusicBrainzArtistMatch.best(of: page.hits, named: "Bob Sinclair")?.name == "Bob Sinclar")
            #expect(MusicBrainzArtistMatch.best(of: page.hits, named: "Bob Marley and the Wailers")?.kind == "Group")
            #expect(MusicBrainzArtistMatch.best(of: page.hits, named: "Bob Marl") == nil)
        },
        "koel-artist-search.json": { body in
            let page: SearchPageJSON<ArtistJSON> = try page(body, total: 11018, count: 1)
            let artist = MusicBrainzArtistMatch.best(of: page.hits, named: "Skid Row")
            #expect(artist?.nativeID == "6da0515e-a27d-449d-84cc-00713c38a140")
        },
        "inkstak-artist-search.json": { body in
            // Of 2014: the list in the singular, scores in quotes.
            let page: SearchPageJSON<ArtistJSON> = try page(body, total: 13, count: 2)
            #expect(page.hits.map(\.score) == [100, 100])
            let artist = MusicBrainzArtistMatch.best(of: page.hits, named: "NIRVANA")
            #expect(artist?.disambiguation == "60s band from the UK")
        },
        "hqub-recording-search.json": { body in
            let page: SearchPageJSON<RecordingJSON> = try page(body, total: 9, count: 9)
            #expect(page.hits.map(\.element.isrcCodes).filter { !$0.isEmpty } == [["USA4C0409001"]])
        },
        "inkstak-recording-search.json": { body in
            let page: SearchPageJSON<RecordingJSON> = try page(body, total: 5, count: nil)
            let recording = try #require(page.hits.first?.element)
            #expect(recording.title == "State of the Union" && recording.lengthMilliseconds == 62000)
            #expect(recording.artistCredit?.map(\.artist?.aliases) == [["Transistor Revolt"]])
        },
        "revsrev-recording-search.json": { body in
            let page: SearchPageJSON<RecordingJSON> = try page(body, total: 4645, count: 100)
            let coded = page.hits.map(\.element).filter { !$0.isrcCodes.isEmpty }
            #expect(coded.count == 20)
            let live = try #require(coded.first { $0.isrcCodes == ["GBAJE9900150"] })
            #expect(live.title == "Jumpin’ at Shadows (live)")
        },
        "picard-recording_video_null.json": { body in
            let hit = try Made.read(SearchPageJSON<RecordingJSON>.Hit.self, from: body)
            #expect(hit.score == 100 && hit.element.title == "Lune" && !hit.element.isVideo)
        },
        "hqub-release-search.json": { body in
            let page: SearchPageJSON<ReleaseJSON> = try page(body, total: 1980, count: 10)
            #expect(page.hits.prefix(2).map(\.element.title) == ["Tucson", "Return To Tucson"])
            #expect(page.hits.prefix(2).map(\.score) == [100, 88])
        },
        "koel-release-search.json": { body in
            let page: SearchPageJSON<ReleaseJSON> = try page(body, total: 20, count: 1)
            #expect(page.hits.first?.element.title == "Slave to the Grind")
            #expect(page.hits.first?.element.group?.kind == "album")
        },
        "wrtag-release-search.json": { body in
            let page: SearchPageJSON<ReleaseJSON> = try page(body, total: 1_757_033, count: 1)
            #expect(page.hits.first?.element.id == "e47d04a4-7460-427d-a731-cc82386d85f1")
        },
        "hqub-releasegroup-search.json": { body in
            let page: SearchPageJSON<ReleaseGroupJSON> = try page(body, total: 6904, count: 10)
            #expect(page.hits.prefix(2).map(\.element.kind) == ["other", "live"])
        },
        "revsrev-work-search.json": { body in
            let page: SearchPageJSON<WorkJSON> = try page(body, total: 11, count: 11)
            let relations = page.hits.flatMap { $0.element.relations ?? [] }
            #expect(relations.count { MusicBrainzRoles.onWork($0) == .writer && $0.artist != nil } == 18)
            #expect(relations.count { MusicBrainzRoles.onWork($0) == .composer } == 1)
            #expect(relations.count(where: MusicBrainzRoles.isPerformance) == 133)
        },
        "revsrev-url-search.json": { body in
            let page: SearchPageJSON<AddressJSON> = try page(body, total: 253165, count: 100)
            let first = try #require(page.hits.first?.element)
            #expect(first.resource == "https://www.wikidata.org/wiki/Q4159732")
            #expect(first.relations.compactMap(\.artist?.name) == ["Alice Giles"])
        },
    ]

    private static func page<Element>(
        _ body: [UInt8], total: Int, count: Int?
    ) throws -> SearchPageJSON<Element> {
        let page = try Made.read(SearchPageJSON<Element>.self, from: body)
        #expect(page.total == total)
        if let count { #expect(page.hits.count == count) }
        return page
    }
}
