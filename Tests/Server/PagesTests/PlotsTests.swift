import CatalogueAnswers
import Testing

@testable import Pages

@Suite("Plots")
struct PlotsTests {
    @Test("the highest value touches the top, nothing lies on the ground")
    func sparkline() {
        let line = Sparkline(values: [0, 5, 10], title: "t")
        #expect(line.line == "M0,23 L60,12.5 L120,2")
        #expect(line.html.markup.contains("class=\"area\""))
    }

    @Test("a queue in which nothing moved has a ground and no curve", arguments: [[], [0], [0, 0]])
    func still(values: [Int]) {
        let drawing = Sparkline(values: values, title: "t").html.markup
        #expect(drawing.contains("class=\"ground\"") && !drawing.contains("<path"))
    }

    @Test("parts of a bar follow each other, are seen though small, and never leave it")
    func meter() {
        let meter = Meter([.init(amount: 50, look: "done"), .init(amount: 1, look: "dead")], of: 1_000)
        #expect(meter.drawn.map(\.start) == [0, 5])
        #expect(meter.drawn.map(\.width) == [5, 1.5])
        #expect(Meter(20, of: 10).drawn.map(\.width) == [100])
        #expect(Meter(0, of: 10).drawn.isEmpty && Meter(1, of: 0).drawn.isEmpty)
    }

    @Test("each year has a bar, empty ones too; what has no year is counted beside")
    func years() {
        let plot = YearPlot([
            RoleYear(year: 1986, role: "producer", tracks: 3), RoleYear(year: 1986, role: "co_producer", tracks: 1),
            RoleYear(year: 1988, role: "writer", tracks: 2), RoleYear(year: nil, role: "writer", tracks: 7),
        ])
        #expect(plot.bars.map(\.year) == [1986, 1987, 1988])
        #expect(plot.bars.map(\.total) == [4, 0, 2])
        #expect(plot.bars[0].counts == [.production: 4])
        #expect(plot.groups == [.production, .writing])
        #expect(plot.undated == 7 && plot.highest == 4)
        let drawing = plot.html("t") { "/\($0)/\($1)" }.markup
        #expect(drawing.contains("href=\"/1986/production\"") && drawing.contains("7 credits more"))
    }

    @Test("a source's slip makes no plot of two thousand bars, and no year makes none")
    func slips() {
        let plot = YearPlot([
            RoleYear(year: 1, role: "producer", tracks: 1), RoleYear(year: 2020, role: "producer", tracks: 1),
        ])
        #expect(plot.bars.count == YearPlot.yearsMaximum)
        #expect(plot.bars.last?.year == 2020)
        #expect(YearPlot([RoleYear(year: nil, role: "writer", tracks: 1)]).bars.isEmpty)
    }

    @Test("every role has a group, and the groups that make producers hold those alone")
    func groups() {
        #expect(RoleGroup(role: "co_producer") == .production)
        #expect(RoleGroup(role: "remixer") == .other)
        #expect(RoleGroup(role: "a newer one") == .other)
        let roles = RoleGroup.allCases.flatMap(\.roles)
        #expect(Set(roles).count == roles.count)
    }
}
