import Foundation
import Testing

@testable import Simulator

/// Asks the simulated Spotify without a socket.
struct SpotifyCaller {
    var service = Spotify(catalogue: .simulated)
    var faults: Set<String> = []
    var fault: PagingFault?
    var token = SpotifyToken(issuedSeconds: 0).text

    func answer(_ path: String) -> Answer {
        let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
        return service.answer(
            ServiceRequest(
                path: halves[0], query: halves.count > 1 ? halves[1] : "",
                headers: ["authorization": "Bearer \(token)", "host": "localhost:8484"], fault: fault, faults: faults))
    }

    func json(_ path: String) throws -> JSONValue {
        let answer = answer(path)
        try #require(answer.status == 200, "\(path): \(String(decoding: answer.bytes, as: UTF8.self))")
        return answer.body
    }

    func object(_ path: String) throws -> [String: Any] {
        let data = Data(try json(path).bytes)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Ids of the hits for a query, best first.
    func search(_ kind: String, _ query: String) throws -> [String] {
        try json("search?type=\(kind)&limit=10&q=\(query.escaped)")["\(kind)s"]?.ids ?? []
    }

    func artistID(_ name: String) throws -> String {
        try #require(try search("artist", "artist:\"\(name)\"").first)
    }
}

extension JSONValue {
    subscript(_ keys: String...) -> JSONValue? { keys.reduce(self) { $0?[$1] } }

    /// Of the items of a page.
    var ids: [String] { (self["items"]?.array ?? []).compactMap { $0["id"]?.string } }

    var next: String? { self["next"]?.string }

    /// What an error says, in the shape of the Web API.
    var message: String? { self["error", "message"]?.string }
}
