import Hummingbird
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the responder knows of the connection of a request.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Address of the client, which the provider's limit counts by.
    var client: String { channel.remoteAddress?.ipAddress ?? "unknown" }

    var isLocal: Bool { ["127.0.0.1", "::1", "::ffff:127.0.0.1"].contains(client) }

    /// Breaks the connection with a reset instead of an orderly end.
    func reset() async {
        let immediately = linger(l_onoff: 1, l_linger: 0)
        try? await (channel as? any SocketOptionProvider)?.setSoLinger(immediately).get()
        try? await channel.close().get()
    }
}
