import Matching

/// What publishers a work has. Not found is not unsigned: registrations come weeks to months after a release.
public enum PublisherStatus: String, Sendable, Codable, CaseIterable {
    /// No work was found.
    case unknown
    /// A work, and no publisher.
    case unclaimed
    /// A publisher bears a writer's name or number.
    case own = "self"
    case major
    case independent

    /// Decides by the publishers at the top and those who collect for them.
    public init(of registration: Registration) {
        guard registration.state == .matched else { self = .unknown; return }
        let parties = registration.publishers + registration.administrators
        guard !parties.isEmpty else { self = .unclaimed; return }
        if parties.contains(where: { Self.isMajor($0.name) }) { self = .major; return }
        self = parties.contains { Self.isOwn($0, registration.writers) } ? .own : .independent
    }

    private static func isMajor(_ name: String) -> Bool {
        let key = " \(NameKey(name).text) "
        return majors.contains { key.contains(" \($0) ") }
    }

    /// A surname of three letters or more, as a word of its own.
    private static func isOwn(_ publisher: Registration.Party, _ writers: [Registration.Party]) -> Bool {
        let words = Set(NameKey(publisher.name).text.split(separator: " "))
        return writers.contains { writer in
            if let ipi = writer.ipi, ipi == publisher.ipi { return true }
            guard let surname = NameKey(writer.name).text.split(separator: " ").last else { return false }
            return surname.count >= 3 && words.contains(surname)
        }
    }

    private static let majors = [
        "sony music publishing", "sony atv", "emi music publishing", "universal music publishing",
        "universal music corp",
        "songs of universal", "warner chappell", "wc music", "wb music", "warner tamerlane",
    ]
}
