import Testing

@testable import Simulator

@Suite("The simulated Discogs searches and lists")
struct DiscogsSearchTests {
    private let client = DiscogsClient()

    @Test("a release is found by artist and title, by track, by free words")
    func fields() {
        let album = "type=release&artist=synthetic+artist+one&release_title=Synthetic+Album+7"
        #expect(client.titles(album).first == "Synthetic Artist One - Synthetic Album 7")
        #expect(client.titles(album + "&track=Synthetic+Track+7.2").first == "Synthetic Artist One - Synthetic Album 7")
        #expect(client.titles(album + "&track=Elsewhere").isEmpty)
        #expect(client.titles("q=synthetic+artist+two").sorted().first == "Synthetic Artist Two")
        #expect(
            client.results("q=synthetic+artist+two").compactMap { $0["type"]?.string } == [
                "artist", "master", "release",
            ])
        #expect(client.results("type=master&artist=Synthetic+Namesake").count == 4)
        #expect(client.results("type=artist&q=Synthetic+Producer").count == 13)
        #expect(client.results("barcode=no+digits").isEmpty)
    }

    @Test("a release is found by its barcode, whatever stands between the digits")
    func barcode() throws {
        let release = try #require(
            client.discogs.catalogue.releases.first { $0.barcode?.contains(where: \.isNumber) == true })
        let digits = try #require(release.barcode)
        let spaced = digits.map { "\($0)+" }.joined()
        #expect(client.results("type=release&barcode=\(spaced)").map { $0["id"] } == [.integer(release.id)])
    }

    @Test("pages lead to each other, and end")
    func pages() throws {
        let query = "type=release&artist=Synthetic+Artist+One&per_page=40"
        let pages = try (1...3).map { page in
            try #require(client.get("database/search", "\(query)&page=\(page)").body["pagination"])
        }
        #expect(pages[0]["items"] == 109 && pages[0]["pages"] == 3 && pages[0]["per_page"] == 40)
        #expect(
            pages.map { $0["urls"]?.members?.map(\.key) ?? [] } == [
                ["next", "last"], ["first", "prev", "next", "last"], ["first", "prev"],
            ])
        let next = try #require(pages[0]["urls"]?["next"]?.string)
        #expect(
            next
                == "http://127.0.0.1:1/discogs/database/search?type=release&artist=Synthetic+Artist+One&per_page=40&page=2"
        )
        #expect(client.get("database/search", "\(query)&page=4").status == 404)
        let single = client.get("database/search", "type=artist&q=Synthetic+Artist+Two").body["pagination"]
        #expect(single?["urls"] == .object([]) && single?["per_page"] == 50)
        let most = client.get("database/search", "type=release&per_page=5000").body["pagination"]
        #expect(most?["per_page"] == 100)
    }

    @Test("faults of pages: the one before, or the first for ever")
    func faults() {
        func ids(_ page: Int, _ fault: PagingFault? = nil) -> [JSONValue?] {
            let answer = client.get("database/search", "type=release&per_page=5&page=\(page)", fault: fault)
            return (answer.body["results"]?.array ?? []).map { $0["id"] }
        }
        #expect(ids(3, .repeated) == ids(2) && ids(3, .looping) == ids(1))
        #expect(ids(1) != ids(2) && ids(2) != ids(3))
    }

    @Test("an artist's list has own releases as masters, others with the role")
    func discography() {
        let own = SimulatedNumber.discogsArtist(
            SimulatedID.make("artist", "Synthetic Artist One", "synthetic"))
        let lines = client.get("artists/\(own)/releases", "sort=year&sort_order=desc&per_page=100").body
        let years = (lines["releases"]?.array ?? []).compactMap { $0["year"]?.integer }
        #expect(years.count == 100 && years == years.sorted(by: >))
        #expect((lines["releases"]?.array ?? []).allSatisfy { $0["role"] == "Main" && $0["type"] == "master" })
        #expect(lines["pagination"]?["items"] == 109)
        let producer = SimulatedNumber.discogsArtist(SyntheticProducer.id(1))
        let credits = client.get("artists/\(producer)/releases").body["releases"]?.array ?? []
        #expect(credits.allSatisfy { $0["type"] == "release" } && credits.contains { $0["role"] == "Producer" })
    }
}
