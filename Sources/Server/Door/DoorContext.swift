public import Hummingbird
import NIOCore
public import Postgres

/// What a handler knows besides its request: who asks, and the database as that one may see it.
public struct DoorContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Who asks; settled before any handler runs.
    public internal(set) var caller = Caller.nobody
    /// Names this request in the answer's `X-Request-Id`, in problems and in the log.
    public internal(set) var requestID = ""
    /// What the server is configured to.
    public internal(set) var configuration = DoorConfiguration()
    var databases: RoleDatabases?
    private let channel: any Channel

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The database in the caller's role. Handlers use no other.
    ///
    /// - Throws: ``Problem`` 401 where nobody has said who asks.
    public var database: Database {
        get throws {
            guard let role = caller.role, let databases else { throw Problem.unauthorized() }
            return databases[role]
        }
    }

    /// What links to our own pages begin with: empty, or as `/liner`.
    public var pathPrefix: String { configuration.pathPrefix }

    public var maxUploadSize: Int { configuration.bodyBytesMaximum }

    /// The address that the connection comes from, without a port.
    var client: String { channel.remoteAddress?.ipAddress ?? "local" }
}
