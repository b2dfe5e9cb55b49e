import Gateway
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzShapesTests {
    @Test("what is needed and missing is an error that says where")
    func missing() {
        let body = Made.page(
            "release", total: 1, [#"{"id":"a"}"#])
        #expect {
            try Made.read(body, as: BrowsePageJSON<ReleaseJSON>.self)
        } throws: { error in
            (error as? UpstreamError)?.detail == "releases[0].title: missing"
        }
    }

    @Test("a null, a wrong type and a broken body are told apart")
    func faults() {
        let faults = [
            #"{"id":null,"name":"a"}"#: "id: null", #"{"id":"a","name":7}"#: "name: not String",
            #"{"id":"a","#: "the answer is not valid JSON",
        ]
        for (body, fault) in faults {
            #expect {
                try Made.read(body, as: ArtistJSON.self)
            } throws: { error in
                (error as? UpstreamError)?.detail == fault
            }
        }
    }

    @Test("nulls and unknown fields disturb nothing")
    func tolerance() throws {
        let body = #"{"id":"a","name":"b","type":null,"aliases":[null,{"name":null},{"name":"c"}],"new":{"x":[1]}}"#
        let artist: ArtistJSON = try Made.read(body)
        #expect(artist.aliases == ["c"])
        #expect(artist.type == nil && artist.disambiguation.isEmpty && artist.relations == nil)
    }

    @Test("a flag is read as a number too", arguments: [("true", true), ("1", true), ("0", false), ("null", false)])
    func flags(_ value: String, _ isVideo: Bool) throws {
        let recording: RecordingJSON = try Made.read(#"{"id":"a","title":"b","video":\#(value)}"#)
        #expect(recording.isVideo == isVideo)
    }

    @Test("a NUL in a text is dropped: no database takes it")
    func nul() throws {
        let recording: RecordingJSON = try Made.read(#"{"id":"a","title":"b\u0000c","isrcs":["Q\u0000Z"]}"#)
        #expect(recording.title == "bc")
        #expect(recording.isrcCodes == ["QZ"])
    }

    @Test("a page cut short anywhere is an error")
    func truncation() throws {
        let producer = Made.relation("producer", to: Made.artist(1, "Ann"))
        let release = Made.release(2, group: Made.group(3), discs: [[Made.recording(4, relations: [producer])]])
        let body = Array(Made.page("release", total: 1, [release]).utf8)
        for length in stride(from: 0, to: body.count, by: 5) {
            #expect(throws: UpstreamError.self) {
                try Made.read(BrowsePageJSON<ReleaseJSON>.self, from: Array(body.prefix(length)))
            }
        }
    }

    @Test("both spellings of a key are read")
    func vintages() throws {
        let artist: ArtistJSON = try Made.read(#"{"id":"a","name":"b","sort_name":"c"}"#)
        #expect(artist.sortName == "c")
        let release: ReleaseJSON = try Made.read(#"{"id":"a","title":"b","release_group":{"id":"g"}}"#)
        #expect(release.group?.id == "g")
    }

    @Test("a search and a browse leave out what they can't read")
    func search() throws {
        let hits = #"{"id":"a","name":"A","score":"97"},{"id":null,"score":99},{"id":"b","name":"B"}"#
        let page: SearchPageJSON<ArtistJSON> = try Made.read(#"{"count":3,"offset":0,"artists":[\#(hits)]}"#)
        #expect(page.hits.map(\.element.id) == ["a", "b"])
        #expect(page.hits.map(\.score) == [97, 0])
        let browse: BrowsePageJSON<ArtistJSON> = try Made.read(Made.page("artist", total: 4, [hits]))
        #expect(browse.elements.map(\.id) == ["a", "b"] && browse.nextOffset(after: 0) == 3)
    }

    @Test("a relation's object is found without target-type, and other kinds are passed over")
    func targets() throws {
        let artist: RelationJSON = try Made.read(Made.relation("producer", to: Made.artist(1, "A")))
        #expect(artist.artist?.name == "A")
        let series: RelationJSON = try Made.read(#"{"type":"part of","target-type":"series","series":{"id":"s"}}"#)
        #expect(series.target == .other)
    }

    @Test(
        "the next page starts after what came",
        arguments: [(3, 0, 2 as Int?), (2, 0, nil), (12, 10, nil), (13, 10, 12)])
    func paging(_ total: Int, _ offset: Int, _ next: Int?) throws {
        let elements = [#"{"id":"a","title":"b"}"#, #"{"id":"c","title":"d"}"#]
        let page: BrowsePageJSON<ReleaseJSON> = try Made.read(
            Made.page("release", total: total, offset: offset, elements))
        #expect(page.nextOffset(after: offset) == next)
    }

    @Test("an empty page is the last, whatever it counts")
    func emptyPage() throws {
        let page: BrowsePageJSON<ReleaseJSON> = try Made.read(Made.page("release", total: 500, offset: 100, []))
        #expect(page.nextOffset(after: 100) == nil)
    }
}
