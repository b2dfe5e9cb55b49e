/// Roles that one colour stands for in a plot.
enum RoleGroup: Int, Sendable, CaseIterable {
    case production, writing, engineering, performing, other

    init(role: String) {
        self = Self.allCases.first { $0.roles.contains(role) } ?? .other
    }

    /// As the database has them.
    var roles: [String] {
        switch self {
        case .production:
            [
                "producer", "co_producer", "additional_producer", "assistant_producer", "executive_producer",
                "vocal_producer",
            ]
        case .writing: ["writer", "composer", "lyricist", "librettist", "arranger"]
        case .engineering: ["engineer", "mix_engineer", "recording_engineer", "mastering_engineer", "programming"]
        case .performing: ["performer"]
        case .other: ["remixer", "other"]
        }
    }

    var word: String {
        switch self {
        case .production: "production"
        case .writing: "writing and arranging"
        case .engineering: "engineering and programming"
        case .performing: "performing"
        case .other: "remixes and other"
        }
    }

    /// The class that colours it.
    var look: String { "s\(rawValue + 1)" }
}
