import Foundation
import Simulator

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a simulator answered over a real socket.
struct Reply {
    let status: Int
    let headers: [String: String]
    let body: Data

    func object() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
    }
}

/// Runs a simulator on a free port for as long as the body takes.
func withSimulator<Result: Sendable>(
    _ configuration: SimulatorConfiguration = .unlimited,
    _ body: @Sendable (RunningSimulator) async throws -> Result
) async throws -> Result {
    let simulator = Simulator(configuration)
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { ready.finish() }
            try await simulator.run { ready.yield($0) }
        }
        guard let port = await ports.first(where: { _ in true }) else {
            try await group.next()
            throw URLError(.cannotConnectToHost)
        }
        let result = try await body(RunningSimulator(simulator: simulator, port: port))
        group.cancelAll()
        return result
    }
}

struct RunningSimulator: Sendable {
    let simulator: Simulator
    let port: Int

    var root: String { "http://127.0.0.1:\(port)" }

    /// A GET below `/ws/2/`, with `fmt=json` unless the path says otherwise.
    func get(_ path: String, agent: String = "SimulatorTests/1.0 ( tests@example.com )") async throws -> Reply {
        let separator = path.contains("?") ? "&" : "?"
        let format = path.contains("fmt=") ? "" : "\(separator)fmt=json"
        return try await send("GET", "\(root)/ws/2/\(path)\(format)", agent: agent)
    }

    func json(_ path: String) async throws -> [String: Any] { try await get(path).object() }

    func send(
        _ method: String, _ url: String, agent: String = "", headers: [String: String] = [:], body: String? = nil
    ) async throws -> Reply {
        guard let url = URL(string: url) else { throw URLError(.badURL) }
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: 20)
        request.httpMethod = method
        request.setValue(agent, forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.httpBody = body.map { Data($0.utf8) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Reply(status: response.statusCode, headers: fields, body: data)
    }
}

extension SimulatorConfiguration {
    /// So fast that no window ever fills.
    static let unlimited = SimulatorConfiguration(speed: 1_000_000, latency: .zero)
}

extension String {
    /// Percent-encoded for one value of a query.
    var escaped: String {
        addingPercentEncoding(
            withAllowedCharacters: CharacterSet(
                charactersIn: "abcdefghijklmnopqrstuvwxyz0123456789"
                    + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~")) ?? self
    }
}
