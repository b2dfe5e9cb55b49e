@testable import Simulator

/// Asks the simulated Discogs without a socket.
struct DiscogsClient {
    var discogs = Discogs(view: .complete)
    var authorization: String? = "Discogs token=good"
    var agent: String? = "Tests/1.0"

    func get(_ path: String, _ query: String = "", fault: PagingFault? = nil) -> Answer {
        var request = ServiceRequest(path: path, query: query, fault: fault)
        request.headers["authorization"] = authorization
        request.headers["user-agent"] = agent
        request.headers["host"] = "127.0.0.1:1"
        return discogs.answer(request)
    }

    func results(_ query: String) -> [JSONValue] { get("database/search", query).body["results"]?.array ?? [] }

    func titles(_ query: String) -> [String] { results(query).compactMap { $0["title"]?.string } }
}
