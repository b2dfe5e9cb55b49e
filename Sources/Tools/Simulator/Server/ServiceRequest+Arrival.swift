import HTTPTypes
import Hummingbird
import NIOCore

extension ServiceRequest {
    /// A request as it came in, before it is counted.
    init(_ request: Request, path: String, body: ByteBuffer, speed: Double) {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority
        self.init(
            method: request.method.rawValue, path: path, query: request.uri.query ?? "", headers: headers,
            body: Array(buffer: body), unixSeconds: SharedLedger.seconds, speed: speed)
    }

    /// With what the ledger made of it.
    func hit(by arrival: Ledger.Arrival) -> ServiceRequest {
        var request = self
        let faults = arrival.faults
        request.fault = faults.contains(.loopingPage) ? .looping : faults.contains(.repeatedPage) ? .repeated : nil
        request.faults = Set(faults.filter(\.isOfService).map(\.name))
        request.secondsSinceStart = arrival.seconds
        request.requestsInWindow = arrival.requestsInWindow
        return request
    }
}
