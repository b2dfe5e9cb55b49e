import Gateway
import HTTPTransport
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzRequestsTests {
    private let requests = MusicBrainzRequests(
        baseURL: "https://mb.test/ws/2", userAgent: "LinerNotes/0.1 ( a@b.test )")
    private let id = MBID("5b11f4ce-a62d-471e-81fc-a69a8278c7da")!
    private let incs =
        "recordings+release-groups+artist-credits+isrcs+media+artist-rels+work-rels+url-rels"
        + "+recording-level-rels+work-level-rels"

    @Test("every question has the URL that the service documents")
    func urls() {
        let expected: [(UpstreamCall, String)] = [
            (requests.artistLookup(id), "artist/\(id)?inc=aliases+url-rels&fmt=json"),
            (requests.artistLinks(id), "artist/\(id)?inc=url-rels+aliases&fmt=json"),
            (
                requests.releases(ofArtist: id, offset: 200),
                "release?artist=\(id)&inc=\(incs)&status=official&limit=100&offset=200&fmt=json"
            ),
            (
                requests.releases(ofGroup: id, offset: 0),
                "release?release-group=\(id)&inc=\(incs)&status=official&limit=100&offset=0&fmt=json"
            ),
            (
                requests.recordings(ofArtist: id, offset: 100),
                "recording?artist=\(id)&inc=isrcs+artist-credits+artist-rels+work-rels+work-level-rels"
                    + "&limit=100&offset=100&fmt=json"
            ),
            (
                requests.recordingLookup(id),
                "recording/\(id)?inc=isrcs+artist-credits+artist-rels+work-rels+work-level-rels&fmt=json"
            ),
            (
                requests.recordingSearch(codes: ["QZAAA0000001", "QZAAA0000002"], offset: 100),
                "recording?query=isrc%3AQZAAA0000001%20OR%20isrc%3AQZAAA0000002&limit=100&offset=100&fmt=json"
            ),
        ]
        for (call, path) in expected { #expect(call.request.url == "https://mb.test/ws/2/" + path) }
    }

    @Test("a searched name is taken literally by Lucene and by the URL")
    func search() {
        let url = requests.artistSearch(named: #"AC/DC "Björk" & (co)"#).request.url
        #expect(
            url == "https://mb.test/ws/2/artist?query=artist%3A%22AC%5C%2FDC%20%5C%22Bj%C3%B6rk%5C%22%20%5C%26"
                + "%20%5C%28co%5C%29%22%20OR%20alias%3A%22AC%5C%2FDC%20%5C%22Bj%C3%B6rk%5C%22%20%5C%26"
                + "%20%5C%28co%5C%29%22&limit=10&fmt=json")
        #expect(Lucene.artist(named: "The X") == #"artist:"The X" OR alias:"The X" OR artist:"x""#)
    }

    @Test("each of Lucene's signs is escaped", arguments: Array("+-&|!(){}[]^\"~*?:\\/"))
    func lucene(_ sign: Character) {
        #expect(Lucene.escaped("a\(sign)b") == "a\\\(sign)b")
    }

    @Test("one address is sent twice, so that a list comes back")
    func oneAddress() {
        let url = requests.artists(behind: ["https://open.spotify.com/artist/1?si=a&b"]).request.url
        let encoded = "https%3A%2F%2Fopen.spotify.com%2Fartist%2F1%3Fsi%3Da%26b"
        #expect(url == "https://mb.test/ws/2/url?resource=\(encoded)&resource=\(encoded)&inc=artist-rels&fmt=json")
    }

    @Test("a hundred addresses go in one request")
    func manyAddresses() {
        let url = requests.artists(behind: (1...100).map { "https://a.test/\($0)" }).request.url
        #expect(url.split(separator: "&").filter { $0.contains("resource=") }.count == 100)
    }

    @Test("every request says who asks, and asks with one inc")
    func headers() {
        let calls = [
            requests.artistLookup(id), requests.artistSearch(named: "a"), requests.artistLinks(id),
            requests.releases(ofArtist: id, offset: 0), requests.releases(ofGroup: id, offset: 0),
            requests.recordings(ofArtist: id, offset: 0), requests.recordingLookup(id), requests.artists(behind: ["a"]),
            requests.recordingSearch(codes: ["QZAAA0000001"], offset: 0),
        ]
        #expect(Set(calls.map(\.endpoint)) == Set(MusicBrainzEndpoint.allCases.map(\.rawValue)))
        for call in calls {
            #expect(call.request.headers["User-Agent"] == "LinerNotes/0.1 ( a@b.test )")
            #expect(call.request.headers["Accept"] == "application/json")
            #expect(call.request.method == .get)
            #expect(call.timeToLive != nil)
            #expect(call.request.url.components(of: "inc=") <= 1)
        }
    }

    @Test("a base URL with a slash at its end gives the same URLs")
    func slash() {
        let other = MusicBrainzRequests(baseURL: "https://mb.test/ws/2/", userAgent: "x")
        #expect(other.artistLookup(id).request.url == requests.artistLookup(id).request.url)
    }
}

extension String {
    /// How often a piece occurs after `?` or `&`.
    fileprivate func components(of piece: String) -> Int {
        split { "?&".contains($0) }.filter { $0.hasPrefix(piece) }.count
    }
}
