import Testing

@testable import CatalogueAnswers

@Suite("GraphMLFormat")
struct GraphMLFormatTests {
    @Test("GraphML is XML in which every edge has its nodes, each once, in any size of page", arguments: [1, 2, 2_000])
    func graphML(pageSize: Int) async throws {
        let (text, _) = try await ExportSample.exported(.graphml, pageSize: pageSize)
        let graph = try Graph(text)
        #expect(Set(graph.nodes.keys).count == graph.nodeCount)
        #expect(graph.nodes.values.filter { $0["kind"] == "person" }.count == 4)
        #expect(graph.nodes.values.filter { $0["kind"] == "track" }.count == 3)
        #expect(
            Set(graph.nodes.values.filter { $0["kind"] == "artist" }.map { $0["label"] }) == [
                "Janet Jackson", "Another Singer",
            ])
        #expect(graph.edges.allSatisfy { graph.nodes[$0.source] != nil && graph.nodes[$0.target] != nil })
        #expect(graph.edges.filter { $0.data["role"] == "artist" }.count == 3)
        #expect(graph.edges.filter { Double($0.data["confidence"] ?? "") != nil }.count == 6)
        let kept = ExportSample.nasty.filter { !["\u{1}", "\u{9B}", "\u{202E}"].contains($0) }
        #expect(graph.nodes.values.contains { $0["label"] == kept })
    }
}
