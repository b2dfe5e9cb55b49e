import FleetMessages
import Messages
import Testing

@Suite("The artist in a message's headers")
struct MessageHeadersArtistTests {
    @Test("comes back as it was written, and goes no further by itself")
    func roundTrip() {
        let about = MessageHeaders(hop: 1).next(at: "spotify", about: ArtistID(rawValue: 7))
        #expect(about.json == #"{"v":1,"hop":2,"source":"spotify","artist":7}"#)
        #expect(MessageHeaders(json: about.json).artist == ArtistID(rawValue: 7))
        #expect(about.next().artist == nil)
        #expect(MessageHeaders().next(at: "spotify", about: nil).artist == nil)
    }
}
