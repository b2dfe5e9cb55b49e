/// The simulator's own endpoints, for those who test with it.
struct Control: Sendable {
    static let root = "/_simulator/"

    let ledger: SharedLedger

    func answer(method: String, path: String, body: String) -> Answer {
        switch (method, String(path.dropFirst(Self.root.count))) {
        case ("GET", "score"): return .ok(ledger.withLock { $0.score }.json)
        case ("PUT", "faults"): return setFaults(body)
        case ("POST", "reset"):
            ledger.reset()
            return .ok(.object(["reset": true]))
        default:
            return .failure(404, "There is GET score, PUT faults and POST reset under \(Self.root).")
        }
    }

    private func setFaults(_ text: String) -> Answer {
        do {
            let script = try FaultScript(text)
            ledger.withLock { $0.faults = script }
            return .ok(.object(["rules": .integer(script.rules.count)]))
        } catch {
            return .failure(400, "\(error)")
        }
    }
}
