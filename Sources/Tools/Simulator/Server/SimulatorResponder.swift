import HTTPTypes
import Hummingbird

/// One request in, one response out: control, limit, faults, answer.
struct SimulatorResponder: HTTPResponder {
    typealias Context = SimulatorContext

    let configuration: SimulatorConfiguration
    let ledger: SharedLedger

    private static let root = "/ws/2/"

    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        let path = request.uri.path
        if path.hasPrefix(Control.root) { return try await control(request, context) }
        guard path.hasPrefix(Self.root) else { return Delivery(.notFound).response() }
        return try await serve(request, path: String(path.dropFirst(Self.root.count)), context)
    }

    private func control(_ request: Request, _ context: SimulatorContext) async throws -> Response {
        guard context.isLocal else {
            return Delivery(.failure(403, "Only clients on the same machine may do this.")).response()
        }
        let body = try await request.body.collect(upTo: 1 << 20)
        let answer = Control(ledger: ledger).answer(
            method: request.method.rawValue, path: request.uri.path, body: String(buffer: body))
        return Delivery(answer).response()
    }

    private func serve(_ request: Request, path: String, _ context: SimulatorContext) async throws -> Response {
        let endpoint = String(path.prefix { $0 != "/" })
        let arrival = ledger.withLock {
            $0.arrive(endpoint, client: context.client, agent: request.headers[.userAgent], at: .now)
        }
        let flight = Flight(ledger)
        var delivery = self.delivery(of: request, path: path, arrival)
        try await Task.sleep(for: configuration.latency + delivery.headersDelay)
        let status = delivery.isReset ? 0 : delivery.status
        ledger.withLock { $0.answer(status: status) }
        guard !delivery.isReset else {
            await context.reset()
            return Response(status: .internalServerError)
        }
        delivery.headers += limitHeaders(arrival.verdict)
        return delivery.response(flight: flight)
    }

    private func delivery(of request: Request, path: String, _ arrival: Ledger.Arrival) -> Delivery {
        if case .wait(let time, let seen) = arrival.verdict { return refusal(seen: seen, wait: time) }
        guard arrival.isNamed else { return refusal(seen: RollingWindow.allowed + 1, wait: .seconds(2)) }
        let query = request.uri.query ?? ""
        var delivery = Delivery(answer(request, path: path, query: query, arrival.faults))
        let seed = configuration.seed ^ SimulatedID.hash(path + "?" + query, 0)
        for fault in arrival.faults { delivery.apply(fault, seed: seed) }
        return delivery
    }

    private func answer(_ request: Request, path: String, query: String, _ faults: [Fault]) -> Answer {
        guard request.method == .get else {
            return .failure(405, "The simulator is for reading: only GET.")
        }
        let paging: PagingFault? =
            faults.contains(.loopingPage) ? .looping : faults.contains(.repeatedPage) ? .repeated : nil
        return MusicBrainz(facts: .catalogue, view: configuration.view)
            .answer(path: path, query: query, accept: request.headers[.accept], fault: paging)
    }

    private func refusal(seen: Int, wait: Duration) -> Delivery {
        var delivery = Delivery(
            .throttled(seen: seen, allowed: RollingWindow.allowed, windowSeconds: Int(RollingWindow.seconds)))
        delivery.headers.append(("Retry-After", String(max(1, Int((wait / .seconds(1)).rounded(.up))))))
        return delivery
    }

    private func limitHeaders(_ verdict: RollingWindow.Verdict) -> [(String, String)] {
        let (remaining, wait): (Int, Duration) =
            switch verdict {
            case .go(let remaining): (remaining, .seconds(RollingWindow.seconds / configuration.speed))
            case .wait(let time, _): (0, time)
            }
        return [
            ("X-RateLimit-Limit", String(RollingWindow.allowed)), ("X-RateLimit-Remaining", String(remaining)),
            ("X-RateLimit-Reset", String(SharedLedger.seconds + Int((wait / .seconds(1)).rounded(.up)))),
        ]
    }
}
