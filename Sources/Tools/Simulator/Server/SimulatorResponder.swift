import HTTPTypes
import Hummingbird

/// One request in, one response out: control, limit, faults, answer.
struct SimulatorResponder: HTTPResponder {
    typealias Context = SimulatorContext

    private let configuration: SimulatorConfiguration
    private let services: SimulatedServices
    private let ledger: SharedLedger

    init(_ configuration: SimulatorConfiguration, ledger: SharedLedger) {
        self.configuration = configuration
        services = SimulatedServices(configuration)
        self.ledger = ledger
    }

    /// No request that makes sense is longer.
    private static let bodyMaximum = 1 << 20

    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        let path = request.uri.path
        if path.hasPrefix(Control.root) { return try await control(request, context) }
        guard let (service, path) = services.find(path) else {
            return Delivery(.failure(404, "The simulator serves nothing here.")).response()
        }
        let body = try await request.body.collect(upTo: Self.bodyMaximum)
        return try await serve(
            ServiceRequest(request, path: path, body: body, speed: configuration.speed), from: service, context)
    }

    private func control(_ request: Request, _ context: SimulatorContext) async throws -> Response {
        guard context.isLocal else {
            return Delivery(.failure(403, "Only clients on the same machine may do this.")).response()
        }
        let body = try await request.body.collect(upTo: Self.bodyMaximum)
        let answer = Control(ledger: ledger).answer(
            method: request.method.rawValue, path: request.uri.path, body: String(buffer: body))
        return Delivery(answer).response()
    }

    private func serve(
        _ request: ServiceRequest, from service: any SimulatedService, _ context: SimulatorContext
    ) async throws -> Response {
        let arrival = ledger.withLock { $0.arrive(request, at: service, client: context.client, now: .now) }
        let flight = Flight(ledger)
        let delivery = self.delivery(of: request.hit(by: arrival), from: service, arrival)
        let latency = configuration.latencyByService[type(of: service).name] ?? configuration.latency
        try await Task.sleep(for: latency + delivery.headersDelay)
        let status = delivery.isReset ? 0 : delivery.status
        ledger.withLock { $0.answer(status: status) }
        guard !delivery.isReset else {
            await context.reset()
            return Response(status: .internalServerError)
        }
        return delivery.response(flight: flight)
    }

    private func delivery(
        of request: ServiceRequest, from service: any SimulatedService, _ arrival: Ledger.Arrival
    ) -> Delivery {
        var (answer, remaining, wait) = answer(to: request, from: service, arrival)
        answer.headers += service.headers(of: answer, to: request, remaining: remaining, wait: wait)
        var delivery = Delivery(answer)
        if arrival.isAdmitted {
            let seed = configuration.seed ^ SimulatedID.hash(request.path + "?" + request.query, 0)
            for fault in arrival.faults { delivery.apply(fault, seed: seed, failure: service.failure) }
        }
        if request.method == "GET" { delivery.revalidate(request.headers["if-none-match"]) }
        return delivery
    }

    /// The answer, and how many requests the window still allows, or after what simulated time it will.
    private func answer(
        to request: ServiceRequest, from service: any SimulatedService, _ arrival: Ledger.Arrival
    ) -> (Answer, remaining: Int, wait: Duration) {
        switch arrival.verdict {
        case .wait(let time):
            let wait = time * configuration.speed
            return (refusal(request, from: service, wait: wait), 0, wait)
        case .go(let remaining) where !arrival.isNamed:
            return (refusal(request, from: service, wait: .seconds(2)), remaining, service.limit.window)
        case .go(let remaining): return (service.answer(request), remaining, service.limit.window)
        }
    }

    /// Services know simulated time alone, but whoever waits does so in real time.
    private func refusal(
        _ request: ServiceRequest, from service: any SimulatedService, wait: Duration
    ) -> Answer {
        var answer = service.refusal(request, wait: wait)
        answer.headers = answer.headers.map { name, value in
            guard name.lowercased() == "retry-after", let seconds = Int(value) else { return (name, value) }
            return (name, String(max(1, (.seconds(seconds) / configuration.speed).wholeSeconds)))
        }
        return answer
    }
}
