import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle
import Tokens

/// The HTTP server: listens, lets in, hands requests to its modules, and ends in good order.
public struct DoorServer: Sendable {
    /// What it listens on once it does.
    public struct Ports: Sendable, Equatable {
        public let main: Int
        /// nil: health is asked for nowhere.
        public let health: Int?
    }

    private let configuration: DoorConfiguration
    private let databases: RoleDatabases
    private let responder: DoorResponder
    private let health: HealthResponder
    private let services: [any Service]
    private let logger: Logger
    /// What is served, in the order in which it was added.
    public let routes: [Routes.Entry]

    /// - Parameters:
    ///   - modules: Add the routes; the first that has a page for a problem shows it.
    ///   - services: Run as long as the server does, and end with it.
    public init(
        _ configuration: DoorConfiguration, databases: RoleDatabases, modules: [any RouteModule],
        services: [any Service] = [], health: HealthTarget = HealthTarget(), logger: Logger
    ) {
        let gate = TokenGate(databases.server)
        let authentication = Authentication(configuration: configuration, check: TokenCheck(gate), gate: gate)
        let routes = Routes()
        for module in [SignIn(authentication: authentication)] + modules { module.add(to: routes) }
        let entries = routes.entries
        self.routes = entries
        self.configuration = configuration
        self.databases = databases
        self.services = services
        self.logger = logger
        self.health = HealthResponder(HealthProbe(databases[.reader], health))
        responder = DoorResponder(
            configuration: configuration, databases: databases, authentication: authentication,
            routes: routes.router.buildResponder(), methods: { RouteTable(entries).methods(at: $0) }, modules: modules,
            rate: RateGate(rate: configuration.requestsPerSecond), logger: logger)
    }

    /// Serves until the stream ends; then takes nothing new, finishes what is in hand, and returns.
    ///
    /// - Parameter onReady: Called once, when both listeners take connections.
    /// - Throws: What keeps it from listening.
    public func run(until stop: AsyncStream<Void>, onReady: @escaping @Sendable (Ports) async -> Void) async throws {
        let ready = ReadyPorts(hasHealth: configuration.healthPort != nil, onReady)
        var group = ServiceGroupConfiguration(
            services: services + listeners(ready), gracefulShutdownSignals: [], logger: quiet)
        group.maximumGracefulShutdownDuration = configuration.drainTimeout
        let serviceGroup = ServiceGroup(configuration: group)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await serviceGroup.run() }
            tasks.addTask {
                for await _ in stop {}
                await serviceGroup.triggerGracefulShutdown()
                // The group decides when it is over.
                try await Task.sleep(for: .seconds(3_600))
            }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }

    private func listeners(_ ready: ReadyPorts) -> [any Service] {
        let main = Application(
            responder: responder, server: .http1(configuration: http),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: .maximum(configuration.connectionsMaximum, logger: quiet)),
            onServerRunning: { await ready.main($0.localAddress?.port ?? 0) }, logger: quiet)
        guard let port = configuration.healthPort else { return [main] }
        let health = Application(
            responder: health, server: .http1(configuration: http),
            configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: port)),
            onServerRunning: { await ready.health($0.localAddress?.port ?? 0) },
            // Its own loop: whoever keeps the others busy does not delay it.
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)), logger: quiet)
        return [main, health]
    }

    private var http: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .nanoseconds(Int64(configuration.idleTimeout / .nanoseconds(1))),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: configuration.headerBytesMaximum,
                maxHeaderListSize: configuration.headerBytesMaximum, maxHeaderFieldCount: 100))
    }

    /// The library's own log is about connections that clients cut.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .critical
        return logger
    }
}

/// Tells once that everything listens.
private actor ReadyPorts {
    private var main: Int?
    private var health: Int?
    private let hasHealth: Bool
    private let onReady: @Sendable (DoorServer.Ports) async -> Void

    init(hasHealth: Bool, _ onReady: @escaping @Sendable (DoorServer.Ports) async -> Void) {
        self.hasHealth = hasHealth
        self.onReady = onReady
    }

    func main(_ port: Int) async {
        main = port
        await tell()
    }

    func health(_ port: Int) async {
        health = port
        await tell()
    }

    private func tell() async {
        guard let main, health != nil || !hasHealth else { return }
        await onReady(DoorServer.Ports(main: main, health: health))
    }
}
