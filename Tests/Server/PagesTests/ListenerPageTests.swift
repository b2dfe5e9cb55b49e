import AnswersTestSupport
import ListeningAnswers
import Postgres
import Testing

@testable import Pages

@Suite("Pages of listening")
struct ListenerPageTests {
    @Test("every side of a listener's page shows what was heard, as each role")
    func sides() async throws {
        try await CatalogueSample.with { database in
            try await ListeningSample.fill(database)
            let shown: [(ListenerView.Side, [String])] = [
                (.producers, ["Jimmy Jam", "75 %", "Terry Lewis", "in the catalogue"]),
                (.writers, ["Jimmy Jam", "50 %"]),
                (.engineers, ["25 %"]), (.artists, ["Janet Jackson", "75 %", "Nobody"]),
                (.albums, ["Album of Janet Jackson"]), (.songs, ["Control", "/liner/tracks/"]),
                (.plays, ["Nobody&#39;s Song", "spotify history"]), (.hours, ["Europe/Berlin", "Tue 23:00, 1 play"]),
            ]
            #expect(shown.map(\.0).count == ListenerView.Side.allCases.count)
            for (side, words) in shown {
                let page = await PagesTests.get("/listening/Ada?by=\(side.rawValue)", database, .reader)
                #expect(page.status == 200, "\(side)")
                for word in words { #expect(page.body.contains(word), "\(side) has no \(word)") }
            }
            let zone = await PagesTests.get("/listening/Ada?by=hours&zone=UTC", database)
            #expect(zone.body.contains("Tue 22:00, 1 play"))
        }
    }

    @Test("who or what there is not is said")
    func unknown() async throws {
        try await CatalogueSample.with { database in
            try await ListeningSample.fill(database)
            #expect(await PagesTests.get("/listening/Eve", database).status == 404)
            #expect(await PagesTests.get("/listening/Ada?by=nothing", database).status == 404)
            let zone = await PagesTests.get("/listening/Ada?by=hours&zone=Nowhere", database)
            #expect(zone.status == 400 && zone.body.contains("no such time zone"))
        }
    }

    @Test("the darkest square is the hour most was heard in, and an empty week has none")
    func shades() {
        let site = Site(basePath: "/")
        var ms = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)
        let empty = WeekPlot(week: WeekAnswer(timeZone: "UTC", ms: ms, plays: ms), site: site, listener: "1")
        #expect(empty.shade(0) == 0.06)
        ms[3][4] = 200
        let plot = WeekPlot(week: WeekAnswer(timeZone: "UTC", ms: ms, plays: ms), site: site, listener: "1")
        #expect(plot.shade(200) == 1 && plot.shade(100) == 0.53 && plot.shade(0) == 0.06)
    }
}
