public import Door
import HTTPTypes
import Hummingbird
import NIOCore
import Tokens

/// `/metrics`: everything that Prometheus wants to know of the fleet, read from Postgres, for workers end.
public struct Measurements: RouteModule {
    public init() {}

    public func add(to routes: Routes) {
        routes.add(.get, "/metrics", needs: .role(.reader), scope: .metrics) { _, context in
            let text = try await FleetMeasurements(database: try context.database).text()
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }
}
