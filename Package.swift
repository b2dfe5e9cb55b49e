// swift-tools-version: 6.2
import PackageDescription

// One line a target: layers are folders, imports point downward (docs/architecture.md).
// `Tests/Architecture` reads the sources and fails when one points up.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")

func names(_ targets: [String]) -> [Target.Dependency] { targets.map { .target(name: $0) } }

/// A C library, found by pkg-config, installed from Debian.
func cLibrary(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A library target and its test twin: `Sources/<layer>/<name>`, `Tests/<layer>/<name>Tests`.
func library(
    _ layer: String, _ name: String, _ imports: [String] = [], _ products: [Target.Dependency] = [],
    tests: [String] = [], exclude: [String] = [], testsExclude: [String] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: names(imports) + products, path: "Sources/\(layer)/\(name)",
            exclude: exclude, swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests", dependencies: names([name, "TestSupport"] + imports + tests) + products,
            path: "Tests/\(layer)/\(name)Tests", exclude: testsExclude, swiftSettings: settings),
    ]
}

/// A worker, an executable named as its command, and its test twin.
///
/// - Parameters:
///   - module: The module of the database that its queue belongs to (sql/modules).
///   - more: What it imports beside what all of them do.
func worker(_ name: String, command: String, module: String = "fleet", _ more: [String] = []) -> [Target] {
    let imports = names(
        [
            "WorkerRuntime", "Messages", "FleetMessages", "Catalogue", "Findings", "Queue", "Postgres", "FleetSources",
            "Schema", "FleetSchema", "ConcurrentMap", "Upstreams",
        ] + more)
    return [
        .executableTarget(
            name: command, dependencies: imports, path: "Sources/Workers/\(name)", swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests", dependencies: names([command, "WorkerTestSupport", "TestSupport"]) + imports,
            path: "Tests/Workers/\(name)Tests", swiftSettings: settings),
    ]
}

let system: [Target] =
    [
        cLibrary("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
        cLibrary("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        cLibrary("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        cLibrary("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
    ]
    + [.target(name: "CProcesses", path: "Sources/System/CProcesses")]
    + library("System", "Processes", ["CProcesses"])
    + library("System", "Postgres", ["CPostgres"], [log], tests: ["PostgresServer"])
    + library("System", "Browser", ["Processes"])
    + library("System", "PostgresServer", ["Processes"], [log], tests: ["Postgres"])
    + library("System", "HTTPTransport", ["CCurl"])
    + library("System", "Cryptography", ["CCrypto"])
    + library("System", "Archives", ["CArchive"])

let core: [Target] =
    library("Core", "Surroundings")
    + library("Core", "PrintableText")
    + library("Core", "ConcurrentMap")
    + library("Core", "Upstreams")
    + library("Core", "Backoff")
    + library("Core", "JSONFields")
    + library("Core", "TTLCache", ["Surroundings"])
    + library("Core", "RateLimiter", ["Surroundings", "Upstreams", "Postgres"])
    + library("Core", "CircuitBreaker", ["Surroundings", "Upstreams", "Postgres"])
    + library(
        "Core", "Gateway",
        [
            "Surroundings", "Upstreams", "Backoff", "HTTPTransport", "RateLimiter", "CircuitBreaker", "TTLCache",
            "PrintableText", "JSONFields", "Postgres", "Cryptography",
        ])
    + library("Core", "Messages", ["Upstreams", "PrintableText"])
    + library(
        "Core", "Schema", ["Postgres"], [log], tests: ["PostgresServer", "FleetMessages", "FleetSchema", "Messages"],
        testsExclude: ["Privileges.txt", "Databases"])
    + library(
        "Core", "Queue", ["Surroundings", "Postgres", "Messages", "Upstreams", "PrintableText"],
        tests: ["FleetMessages"])
    + library("Core", "Credentials", ["Surroundings", "Upstreams", "Postgres", "Cryptography"])
    + library("Core", "Tokens", ["Postgres", "Cryptography"])
    + library("Core", "Settings")
    + library("Core", "Telemetry", ["Settings", "PrintableText"], [log])
    + library(
        "Core", "WorkerRuntime",
        [
            "Surroundings", "Upstreams", "Backoff", "Messages", "Queue", "Settings", "Telemetry", "Schema", "Gateway",
            "RateLimiter", "CircuitBreaker", "TTLCache", "Postgres", "PostgresServer",
            "HTTPTransport", "Processes", "PrintableText",
        ], [log, arguments, signals], tests: ["FleetMessages"])

let domain: [Target] =
    library("Domain", "FleetMessages", ["Messages"], tests: ["Upstreams"])
    + [
        .target(
            name: "FleetSchema", dependencies: names(["Schema", "Postgres"]) + [log],
            path: "Sources/Domain/FleetSchema", swiftSettings: settings)
    ]
    + library("Domain", "Matching")
    + library("Domain", "SeparatedText")
    + library("Domain", "RecordingRows", ["Matching", "SeparatedText"])
    + library("Domain", "PlaylistFiles", ["Matching", "SeparatedText"])
    + library("Domain", "Playlists", ["PlaylistFiles", "SeparatedText", "Matching", "Postgres"])
    + library("Domain", "Publishing", ["Matching", "Postgres", "PrintableText"])
    + library(
        "Domain", "Catalogue",
        ["FleetMessages", "Matching", "Surroundings", "Postgres", "Upstreams", "Messages", "PrintableText"])
    + library("Domain", "Roles", ["Catalogue", "Matching"], testsExclude: ["roles.tsv"])
    + library(
        "Domain", "Enrichment", ["FleetMessages", "Catalogue", "Matching", "Publishing", "Postgres", "Surroundings"])
    + library(
        "Domain", "Findings",
        ["FleetMessages", "Catalogue", "WorkerRuntime", "Messages", "Upstreams", "ConcurrentMap"])

/// The listening archive: what sources report, the plays that they make, and where both are kept.
let listening: [Target] =
    library("Domain", "Listening", ["Matching"], tests: ["ListeningFiles"])
    + library("Domain", "ListeningFiles", ["Listening", "Matching"])
    + library("Domain", "ListeningStore", ["Listening", "Postgres"], tests: ["ListeningFiles"])

/// What every provider stands on.
let seams = [
    "FleetMessages", "Matching", "Catalogue", "Roles", "Messages", "Gateway", "Upstreams", "RateLimiter",
    "CircuitBreaker", "HTTPTransport", "Settings", "ConcurrentMap", "JSONFields",
]

let providers: [Target] =
    library("Providers", "MusicBrainz", seams)
    + library("Providers", "Spotify", seams + ["Surroundings", "Credentials"], tests: ["TTLCache"])
    + library("Providers", "Genius", seams)
    + library("Providers", "Discogs", seams)
    + library("Providers", "Instagram", seams)
    + library("Providers", "MLC", seams + ["Publishing"])
    + library("Providers", "CreditsFM", seams + ["Publishing"])
    + library(
        "Providers", "CreditsPage", seams + ["Surroundings", "PrintableText", "Browser"],
        tests: ["TTLCache", "Simulator"])
    + library(
        "Providers", "Chartmetric", seams + ["Surroundings", "Credentials", "PrintableText"],
        tests: ["TTLCache", "Simulator"])

let fleet: [Target] =
    library(
        "Fleet", "FleetSources",
        [
            "Catalogue", "Credentials", "Settings", "Gateway", "HTTPTransport", "Postgres", "WorkerRuntime",
            "MusicBrainz", "Spotify", "Genius", "Discogs", "Instagram", "MLC", "CreditsFM", "Publishing", "Chartmetric",
            "Enrichment", "ConcurrentMap", "Surroundings",
        ], [log], tests: ["CatalogueAnswers", "AnswerForms", "FleetMessages", "Simulator"])

/// The one place that says which workers there are, in the order of a discovery. `make generate` makes the queues of it,
/// in Swift and in `sql/fleet/module`; what else is said of a worker stands in its `Declaration`.
let workers: [Target] =
    worker("ArtistDiscovery", command: "artist-discovery")
    + worker("AlbumDiscovery", command: "album-discovery")
    + worker("TrackDiscovery", command: "track-discovery")
    + worker("ProducerIdentification", command: "producer-identification")
    + worker("SocialEnrichment", command: "social-enrichment")
    + worker("PlaylistEnrichment", command: "playlist-enrichment", module: "playlists", ["Enrichment"])

let workersTestSupport: [Target] = [
    .target(
        name: "WorkerTestSupport",
        dependencies: names([
            "TestSupport", "WorkerRuntime", "Messages", "Queue", "Postgres", "HTTPTransport", "Settings",
            "Upstreams",
        ]) + [log], path: "Tests/Workers/Support", swiftSettings: settings)
]

let workerNames = workers.filter { $0.type == .executable }.map(\.name)

/// What can be asked, shaped once, for every face that shows it.
let answers: [Target] =
    library("Answers", "AnswerForms", ["PrintableText"])
    + library(
        "Answers", "FleetAnswers", ["FleetMessages", "Messages", "Queue", "Postgres", "WorkerRuntime"],
        tests: ["AnswerForms", "AnswersTestSupport"])
    + library(
        "Answers", "CatalogueAnswers",
        ["AnswerForms", "Matching", "Catalogue", "FleetMessages", "Messages", "Postgres", "PrintableText"],
        tests: ["AnswersTestSupport"])
    + library(
        "Answers", "PlaylistAnswers", ["Playlists", "PlaylistFiles", "SeparatedText", "AnswerForms", "Postgres"],
        tests: ["AnswersTestSupport"])
    + library(
        "Answers", "ListeningAnswers", ["AnswerForms", "Catalogue", "Postgres", "PrintableText"],
        tests: ["AnswersTestSupport", "Listening", "ListeningFiles", "ListeningStore", "FleetMessages"])
    + library(
        "Answers", "DiscoveryAnswers",
        ["CatalogueAnswers", "FleetAnswers", "Catalogue", "FleetMessages", "Postgres", "Surroundings", "Upstreams"],
        tests: ["AnswerForms", "AnswersTestSupport"])
    + library(
        "Answers", "EnrichmentAnswers", ["Postgres"], tests: ["AnswersTestSupport"])
    + library(
        "Answers", "PublishingAnswers", ["Publishing", "Postgres", "AnswerForms", "PrintableText"],
        tests: ["AnswersTestSupport", "FeedLoader"])
    + [
        .target(
            name: "AnswersTestSupport",
            dependencies: names([
                "TestSupport", "Catalogue", "FleetMessages", "Postgres", "Listening", "ListeningStore",
            ]), path: "Tests/Answers/Support", swiftSettings: settings)
    ]

/// The HTTP door: what all parts share, and the parts.
let server: [Target] =
    library(
        "Server", "Door",
        [
            "Tokens", "Postgres", "Cryptography", "Messages", "AnswerForms", "FleetAnswers", "CatalogueAnswers",
            "PlaylistAnswers", "PlaylistFiles",
        ], [log, hummingbird, lifecycle], tests: ["ServerTestSupport", "HTTPTransport"])
    + library(
        "Server", "API",
        [
            "Door", "Triggers", "Tokens", "AnswerForms", "FleetAnswers", "CatalogueAnswers", "DiscoveryAnswers",
            "Catalogue", "FleetMessages", "Messages", "Queue", "Postgres", "EnrichmentAnswers", "PlaylistAnswers",
            "PlaylistFiles", "Playlists", "Cryptography", "Publishing", "PublishingAnswers", "ListeningAnswers",
        ], [log, hummingbird, lifecycle],
        tests: ["ServerTestSupport", "AnswersTestSupport", "HTTPTransport", "Listening", "ListeningStore"])
    + library(
        "Server", "Measurements", ["Door", "Tokens", "Postgres"], [hummingbird],
        tests: ["ServerTestSupport", "HTTPTransport"])
    + library(
        "Server", "Triggers", ["Door", "FleetMessages", "Messages", "Postgres"], [log, hummingbird, lifecycle],
        tests: ["ServerTestSupport", "Tokens", "HTTPTransport"])
    + [
        .target(
            name: "Pages",
            dependencies: names([
                "Door", "Tokens", "AnswerForms", "FleetAnswers", "CatalogueAnswers", "DiscoveryAnswers",
                "FleetMessages", "Messages", "Queue", "Postgres", "PrintableText", "PlaylistAnswers", "PlaylistFiles",
                "Playlists", "Cryptography", "Publishing", "PublishingAnswers", "ListeningAnswers",
            ]) + [log, hummingbird], path: "Sources/Server/Pages",
            resources: [
                .embedInCode("Assets/pages.css"), .embedInCode("Assets/pages.js"), .embedInCode("Assets/icon.svg"),
            ], swiftSettings: settings),
        .testTarget(
            name: "PagesTests",
            dependencies: names([
                "Pages", "Door", "Tokens", "ServerTestSupport", "AnswersTestSupport", "TestSupport", "AnswerForms",
                "FleetAnswers", "CatalogueAnswers", "DiscoveryAnswers", "FleetMessages", "Messages", "Queue",
                "Postgres",
                "Catalogue", "Upstreams", "HTTPTransport", "Listening", "ListeningStore", "ListeningAnswers",
            ]), path: "Tests/Server/PagesTests", swiftSettings: settings),
    ]
    + [
        .target(
            name: "ServerTestSupport",
            dependencies: names(["TestSupport", "Door", "Tokens", "Postgres", "HTTPTransport"]) + [log],
            path: "Tests/Server/Support", swiftSettings: settings)
    ]

let tools: [Target] =
    library("Tools", "Simulator", [], [log, hummingbird], exclude: ["Catalogue"])
    + library("Tools", "Deployment")
    + library("Tools", "FeedLoader", ["Publishing", "Postgres", "Cryptography"], [log], tests: ["PublishingAnswers"])
    + library(
        "Tools", "LinerKit",
        [
            "Simulator", "Postgres", "PostgresServer", "Schema", "FleetSchema", "Queue", "Messages", "FleetMessages",
            "Catalogue", "Matching", "RecordingRows",
            "Settings", "Telemetry", "FleetSources", "Deployment", "Backoff", "MusicBrainz", "WorkerRuntime",
            "HTTPTransport", "Processes", "PrintableText", "AnswerForms", "FleetAnswers", "CatalogueAnswers",
            "DiscoveryAnswers", "Door", "Tokens", "Triggers", "Pages", "API", "Measurements",
            "PlaylistAnswers", "PlaylistFiles", "Playlists", "SeparatedText", "Cryptography", "Publishing",
            "PublishingAnswers", "FeedLoader", "Archives", "Listening", "ListeningFiles", "ListeningStore",
            "ListeningAnswers",
        ], [log, arguments, signals], tests: ["AnswersTestSupport"])
    + [
        .executableTarget(
            name: "generate-deployment", dependencies: names(["Deployment", "Processes"]) + [arguments],
            path: "Sources/Tools/GenerateDeployment", swiftSettings: settings),
        .executableTarget(
            name: "liner", dependencies: names(["LinerKit"]) + [arguments], path: "Sources/Tools/Liner",
            swiftSettings: settings),
    ]

let package = Package(
    name: "liner-notes",
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: system + core + domain + listening + providers + fleet + answers + server + workers + workersTestSupport
        + tools + [
            .target(
                name: "TestSupport",
                dependencies: names([
                    "Surroundings", "Postgres", "PostgresServer", "Processes", "HTTPTransport", "Schema", "FleetSchema",
                    "Gateway",
                ]),
                path: "Tests/Support", swiftSettings: settings),
            .executableTarget(
                name: "noop-worker",
                dependencies: names(["WorkerRuntime", "Messages", "Queue", "Postgres", "Telemetry"]),
                path: "Tests/Benchmarks/NoopWorker", swiftSettings: settings),
            .executableTarget(
                name: "greenhouse-worker",
                dependencies: names(["WorkerRuntime", "Messages", "Queue", "Postgres", "Schema"]),
                path: "Tests/Product/Worker", swiftSettings: settings),
            .testTarget(
                name: "ProductTests",
                dependencies: names(["TestSupport", "Postgres", "Schema", "FleetSchema", "greenhouse-worker"]),
                path: "Tests/Product/Tests", swiftSettings: settings),
            .testTarget(name: "ArchitectureTests", path: "Tests/Architecture", swiftSettings: settings),
            .testTarget(
                name: "GuideTests", dependencies: names(["TestSupport", "Postgres", "WorkerTestSupport"]),
                path: "Tests/Guides", swiftSettings: settings),
            .testTarget(
                name: "ConformanceTests",
                dependencies: names(["TestSupport", "Postgres", "Schema", "FleetSchema"]) + [log],
                path: "Tests/Conformance", exclude: ["requirements.txt"], swiftSettings: settings),
            .testTarget(
                name: "FleetTests",
                dependencies: names(
                    [
                        "TestSupport", "Simulator", "Postgres", "PostgresServer", "Processes", "Messages",
                        "FleetMessages", "WorkerRuntime", "Gateway", "RateLimiter", "liner",
                    ] + workerNames), path: "Tests/WholeFleet", swiftSettings: settings),
            .testTarget(
                name: "SecurityTests",
                dependencies: names([
                    "TestSupport", "Postgres", "PostgresServer", "Processes", "Schema", "FleetSchema", "Queue",
                    "Messages",
                    "FleetMessages",
                    "HTTPTransport", "Gateway", "Settings", "WorkerRuntime", "LinerKit", "Simulator",
                    "artist-discovery",
                    "liner",
                ]), path: "Tests/Security", swiftSettings: settings),
            .testTarget(
                name: "ScheduleTests", dependencies: names(["TestSupport", "Postgres", "Schema"]),
                path: "Tests/Schedules",
                swiftSettings: settings),
        ]
)
