import Testing
import Upstreams

@Suite("An upstream's key")
struct UpstreamKeyTests {
    @Test("names the upstream, and the user where it has one")
    func description() {
        #expect(UpstreamKey("spotify").description == "spotify")
        #expect(UpstreamKey("spotify", user: "42").description == "spotify/42")
    }

    @Test("differs by user, so that one user's failures are not another's")
    func users() {
        #expect(UpstreamKey("spotify", user: "1") != UpstreamKey("spotify", user: "2"))
        #expect(UpstreamKey("spotify") != UpstreamKey("spotify", user: "1"))
    }

    @Test("refuses a slash, which would let one user pass for another")
    func slash() async {
        await #expect(processExitsWith: .failure) { _ = UpstreamKey("spotify", user: "1/2") }
        await #expect(processExitsWith: .failure) { _ = UpstreamKey("") }
    }
}
