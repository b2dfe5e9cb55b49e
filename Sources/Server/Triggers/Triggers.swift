public import Door
import FleetMessages
import FoundationEssentials
import HTTPTypes
import Hummingbird
public import Messages
import Postgres
import Tokens

/// `POST /functions/v1/artistDiscovery` and its siblings: sends a message, answers with its ids, and has the worker drain
/// its queue in the background. An empty body only drains, and so does any with `?drain=1`: so a scheduler invokes it, and
/// pg_net, which can't send an empty one.
public struct Triggers: RouteModule {
    /// The path of the housekeeping, and its name among the jobs.
    public static let maintenance = "maintenance"

    /// What the messages of each queue are. One that is missing here takes any object: its worker checks it.
    static let bodies: [any MessageBody.Type] = [
        ArtistDiscovery.self, AlbumDiscovery.self, TrackDiscovery.self, ProducerIdentification.self,
        SocialEnrichment.self, PlaylistEnrichment.self,
    ]

    let jobs: BackgroundJobs

    /// - Parameter jobs: Drains queues by their names, and does the maintenance by its own.
    public init(jobs: BackgroundJobs) { self.jobs = jobs }

    public func add(to routes: Routes) {
        for queue in QueueName.fleet {
            routes.add(.post, "/functions/v1/\(Self.name(of: queue))", needs: .role(.operator), scope: .triggers) {
                try await trigger(queue, $0, $1)
            }
        }
        routes.add(.post, "/functions/v1/\(Self.maintenance)", needs: .role(.operator), scope: .triggers) {
            try drain(Self.maintenance, $0, $1)
        }
    }

    /// `artistDiscovery`, of `artist_discovery`.
    public static func name(of queue: QueueName) -> String {
        let words = queue.rawValue.split(separator: "_")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    private func trigger(_ queue: QueueName, _ request: Request, _ context: DoorContext) async throws -> Response {
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        guard body.readableBytes > 0, request.uri.queryParameters["drain"] == nil else {
            return try drain(queue.rawValue, request, context)
        }
        let message = try Self.message(String(buffer: body), of: queue)
        let sent = try await Sending(database: try context.database).send(
            message, to: queue, key: try IdempotencyKey(of: request, context.caller)?.text)
        return try .json(
            Triggered(runId: sent.run, messageIds: [sent.message], drain: jobs.ask(for: queue.rawValue)), to: request,
            status: .accepted)
    }

    private func drain(_ name: String, _ request: Request, _ context: DoorContext) throws -> Response {
        try .json(
            Triggered(runId: nil, messageIds: [], drain: jobs.ask(for: name)), to: request, status: .accepted)
    }

    /// The message as its queue's type writes it, checked.
    ///
    /// - Throws: `InvalidMessage`, which names the field.
    static func message(_ json: String, of queue: QueueName) throws -> String {
        guard let body = bodies.first(where: { $0.queue == queue }) else {
            _ = try MessageFields(parsing: json)
            return json
        }
        return FollowUp(try body.init(json: json), headers: MessageHeaders()).json
    }
}

/// What a trigger answers.
struct Triggered: Encodable {
    /// nil: the message belongs to no run.
    let runId: String?
    let messageIds: [Int64]
    let drain: BackgroundJobs.Asked

    private enum CodingKeys: String, CodingKey { case runId, messageIds, drain }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // Null, and not missing: one shape.
        try container.encode(runId, forKey: .runId)
        try container.encode(messageIds, forKey: .messageIds)
        try container.encode(drain, forKey: .drain)
    }
}
