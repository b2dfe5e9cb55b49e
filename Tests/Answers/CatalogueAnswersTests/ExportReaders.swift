import Foundation
import FoundationXML

/// Reads CSV as RFC 4180 says.
enum CSVTexts {
    static func of(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where scalars.first == "\"":
                cell.unicodeScalars.append("\"")
                scalars.removeFirst()
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                record.append(cell)
                cell = ""
            case ("\r", false) where scalars.first == "\n":
                scalars.removeFirst()
                records.append(record + [cell])
                record = []
                cell = ""
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return records
    }
}

/// What a GraphML file holds.
final class Graph: NSObject, XMLParserDelegate {
    struct Edge {
        let source: String
        let target: String
        var data: [String: String] = [:]
    }

    private(set) var nodes: [String: [String: String]] = [:]
    private(set) var nodeCount = 0
    private(set) var edges: [Edge] = []
    private var node: String?
    private var key: String?
    private var text = ""

    init(_ xml: String) throws {
        super.init()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch name {
        case "node":
            node = attributes["id"]
            nodeCount += 1
            nodes[attributes["id"] ?? ""] = [:]
        case "edge":
            node = nil
            edges.append(Edge(source: attributes["source"] ?? "", target: attributes["target"] ?? ""))
        case "data": key = attributes["key"]
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard name == "data", let key else { return }
        if let node { nodes[node]?[key] = text } else { edges[edges.count - 1].data[key] = text }
    }
}
