@testable import Simulator

/// Asks the simulated Genius without a socket.
struct GeniusClient {
    var genius = Genius(view: .complete)
    var authorization: String? = "Bearer good"

    func get(_ path: String, _ query: String = "", fault: PagingFault? = nil) -> Answer {
        var request = ServiceRequest(path: path, query: query, fault: fault)
        request.headers["authorization"] = authorization
        return genius.answer(request)
    }

    func response(_ path: String, _ query: String = "") -> JSONValue { get(path, query).body["response"] ?? .null }

    func hits(_ words: String) -> [JSONValue] {
        (response("search", "q=\(words.escaped)")["hits"]?.array ?? []).compactMap { $0["result"] }
    }

    func song(_ recording: String) -> JSONValue {
        response("songs/\(SimulatedNumber.geniusSong(recording))", "text_format=plain")["song"] ?? .null
    }

    func artist(_ id: String) -> JSONValue {
        response("artists/\(SimulatedNumber.geniusArtist(id))", "text_format=plain")["artist"] ?? .null
    }
}

extension JSONValue {
    /// Names of the items of a list.
    func names(_ key: String) -> [String] { (self[key]?.array ?? []).compactMap { $0["name"]?.string } }
}

extension Facts {
    /// A recording of a synthetic artist, by its title.
    func synthetic(_ artist: String, _ title: String) -> Recording? {
        recordings.all.first { $0.title == title && $0.credit.first?.name == artist }
    }
}
