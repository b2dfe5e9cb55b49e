import FleetMessages
import Messages
import Testing
import Upstreams

@Suite("The fleet's messages")
struct FleetMessagesTests {
    @Test("read what the documents show")
    func documented() throws {
        #expect(try ArtistDiscovery(json: #"{"artistName": "Drake"}"#) == ArtistDiscovery(artistName: "Drake"))
        #expect(
            try ArtistDiscovery(json: #"{"artistId": "3TVXtAsR1Inumwj472S9r4", "artistName": null}"#)
                == ArtistDiscovery(artistId: "3TVXtAsR1Inumwj472S9r4"))
        #expect(
            try AlbumDiscovery(json: #"{"artistId": "7", "offset": 50}"#)
                == AlbumDiscovery(artistId: ArtistID(rawValue: 7), offset: 50))
        #expect(
            try TrackDiscovery(json: #"{"albumId":"1","albumName":"Escapade","artistId":"2","offset":0}"#)
                == TrackDiscovery(
                    albumId: AlbumID(rawValue: 1), albumName: "Escapade", artistId: ArtistID(rawValue: 2)))
        #expect(
            try ProducerIdentification(json: #"{"trackId":"1","trackName":"a","albumId":"2","artistId":"3"}"#)
                == ProducerIdentification(
                    trackId: TrackID(rawValue: 1), trackName: "a", albumId: AlbumID(rawValue: 2),
                    artistId: ArtistID(rawValue: 3)))
        #expect(
            try SocialEnrichment(json: #"{"producerId":9,"producerName":"Jimmy Jam"}"#)
                == SocialEnrichment(producerId: PersonID(rawValue: 9), producerName: "Jimmy Jam"))
    }

    @Test("keep ids beyond what a double can hold")
    func largeIDs() throws {
        let id: Int64 = 9_007_199_254_740_993
        let message = AlbumDiscovery(artistId: ArtistID(rawValue: id), offset: 0)
        let sent = FollowUp(message, headers: MessageHeaders()).json
        #expect(sent == #"{"artistId":"9007199254740993","offset":0}"#)
        #expect(try AlbumDiscovery(json: sent) == message)
        #expect(try AlbumDiscovery(json: #"{"artistId":9007199254740993}"#) == message)
    }

    @Test(
        "say what is wrong with a bad one",
        arguments: [
            (nil, "the message is null; an object is needed"),
            ("[1]", "the message is an array; an object is needed"),
            (#""artist""#, "the message is a text; an object is needed"),
            ("{", "the message is no JSON"),
            ("{}", "artistId and artistName are both missing; one is needed"),
            (#"{"artistName": 5}"#, "artistName is a number; a text is needed"),
            (#"{"artistName": {"a": 1}}"#, "artistName is an object; a text is needed"),
            (#"{"artistName": "  "}"#, "artistName is empty"),
            (#"{"artistName": "a\u0000b"}"#, "artistName holds control characters"),
        ] as [(String?, String)])
    func badArtist(json: String?, reason: String) {
        #expect(throws: InvalidMessage(reason)) { try ArtistDiscovery(json: json) }
    }

    @Test(
        "say what is wrong with a bad page",
        arguments: [
            ("{}", "artistId is missing; an id of the database is needed"),
            (#"{"artistId": "x"}"#, "artistId is no id of the database (1, 2, 3 …)"),
            (#"{"artistId": 0}"#, "artistId is no id of the database (1, 2, 3 …)"),
            (#"{"artistId": true}"#, "artistId is no id of the database (1, 2, 3 …)"),
            (#"{"artistId": "1", "offset": -1}"#, "offset must be a whole number, 0 or more"),
            (#"{"artistId": "1", "offset": 1.5}"#, "offset must be a whole number, 0 or more"),
            (#"{"artistId": "1", "offset": "0"}"#, "offset must be a whole number, 0 or more"),
        ])
    func badPage(json: String, reason: String) {
        #expect(throws: InvalidMessage(reason)) { try AlbumDiscovery(json: json) }
    }

    @Test("refuse a megabyte of text without reading it")
    func tooLarge() {
        let json = #"{"artistName": ""# + String(repeating: "a", count: 1 << 20) + #""}"#
        #expect(throws: InvalidMessage("the message has 1048594 bytes; at most 65536 are taken")) {
            try ArtistDiscovery(json: json)
        }
        let long = #"{"artistName": ""# + String(repeating: "a", count: 501) + #""}"#
        #expect(throws: InvalidMessage("artistName is longer than 500 characters")) { try ArtistDiscovery(json: long) }
    }

    @Test("an invalid one is terminal")
    func terminal() {
        #expect(InvalidMessage("x").disposition == .terminal)
        #expect(InvalidMessage("x").category == .invalidMessage)
    }
}
