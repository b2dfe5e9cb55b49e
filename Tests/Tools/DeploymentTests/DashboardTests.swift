import Foundation
import Testing

@testable import Deployment

@Suite("The dashboard")
struct DashboardTests {
    private struct Model: Decodable {
        struct Panel: Decodable {
            struct Target: Decodable { let expr, refId: String }
            let id: Int
            let title: String
            let gridPos: [String: Int]
            let targets: [Target]
        }
        let title: String
        let panels: [Panel]
    }

    @Test("has each panel once, with its questions, in a place of its own")
    func panels() throws {
        let model = try JSONDecoder().decode(Model.self, from: Data(try grafanaDashboard().utf8))
        #expect(model.panels.map(\.title) == Panel.all.map(\.title))
        #expect(Set(model.panels.map(\.id)).count == Panel.all.count)
        #expect(Set(model.panels.map(\.title)).count == Panel.all.count)
        let places = model.panels.map { "\($0.gridPos["x"] ?? -1) \($0.gridPos["y"] ?? -1)" }
        #expect(Set(places).count == Panel.all.count)
        for (panel, drawn) in zip(Panel.all, model.panels) {
            #expect(drawn.targets.map(\.expr) == panel.lines.map(\.expression))
            #expect(Set(drawn.targets.map(\.refId)).count == panel.lines.count)
        }
    }
}
