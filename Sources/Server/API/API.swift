public import Door
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
public import Triggers

/// `/api/v1`: what can be asked and done, as JSON, with a document that describes all of it.
public struct API: RouteModule {
    let operations: [Operation]

    /// - Parameter jobs: Asked to begin the work of a discovery that is started.
    public init(jobs: BackgroundJobs) {
        operations =
            FleetOperations.all + RunOperations.all(jobs) + RunEvents.all + QueueOperations.all + LetterOperations.all
            + UpstreamOperations.all + CatalogueOperations.all + ExportOperations.all + TokenOperations.all
            + EnrichmentOperations.all(jobs)
            + PlaylistOperations.all
            + PublishingOperations.all
            + ListeningOperations.all
    }

    public func add(to routes: Routes) {
        for operation in operations {
            routes.add(operation.method, operation.wholePath, needs: .role(operation.role)) {
                try await operation.handler(Call(request: $0, context: $1))
            }
        }
        let operations = operations
        routes.add(.get, "/api/v1/openapi.json", needs: .nothing) { _, context in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let document = OpenAPI.document(operations, server: context.pathPrefix.isEmpty ? "/" : context.pathPrefix)
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(document))))
        }
    }
}
