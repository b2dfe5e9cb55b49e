import ArgumentParser
import Door

/// Where the server listens and how it is known.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address to listen on; others than the loopback's need a token for everything.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: "Port to listen on; 0: any free one.")
    var port = 8080

    @Option(help: "Port of /healthz and /livez; 0: any free one.")
    var healthPort = 8081

    @Option(help: ArgumentHelp("A further name by which browsers reach it; may be repeated.", valueName: "name"))
    var hostName: [String] = []

    @Option(help: ArgumentHelp("What paths begin with where a proxy puts it below a path: /liner.", valueName: "path"))
    var pathPrefix = ""

    @Option(help: ArgumentHelp("What pages call this installation, so that two are not mistaken.", valueName: "text"))
    var name = "Liner Notes"

    @Flag(help: "Cookies are for HTTPS alone: a proxy in front speaks it.")
    var behindTls = false

    @Option(help: ArgumentHelp("Health is 503 where a message waits longer.", valueName: "seconds"))
    var healthAge = 3_600

    func validate() throws {
        for (option, value) in [("--port", port), ("--health-port", healthPort)] {
            guard (0...65_535).contains(value) else {
                throw ValidationError("\(option) is \(value); it must be 0 to 65535.")
            }
        }
        guard port != healthPort || port == 0 else { throw ValidationError("--port and --health-port are the same.") }
        guard pathPrefix.isEmpty || pathPrefix.hasPrefix("/") && !pathPrefix.hasSuffix("/") else {
            throw ValidationError("--path-prefix begins with a slash and does not end with one: /liner.")
        }
        guard (1...31_536_000).contains(healthAge) else {
            throw ValidationError("--health-age is \(healthAge); it must be 1 to 31536000.")
        }
    }

    var configuration: DoorConfiguration {
        var configuration = DoorConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.healthPort = healthPort
        configuration.hostNames = Set(hostName.map { $0.lowercased() })
        configuration.pathPrefix = pathPrefix
        configuration.instanceName = name
        configuration.isBehindTLS = behindTls
        return configuration
    }

    var health: HealthTarget { HealthTarget(ageMaximum: .seconds(healthAge)) }
}
