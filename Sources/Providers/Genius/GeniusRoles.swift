import Catalogue
import Matching

/// Which label means which role. Contributors type labels as they like, and most that hold `produc` are other
/// jobs (`Production Manager`, `Video Producer`): so only labels of this list count, each as a whole.
///
/// Source: recorded responses and common labels, seen on 2026-11-23.
enum GeniusRoles {
    /// nil: not a role that is kept.
    static func role(of label: String) -> CreditRole? { roles[normal(label)] }

    /// Folded as names are, hyphens and dots being gaps; singular.
    static func normal(_ label: String) -> String {
        let text = NameKey(label).text
        return text.hasSuffix("s") ? String(text.dropLast()) : text
    }

    private static let roles: [String: CreditRole] = [
        "producer": .producer, "production": .producer, "produced by": .producer, "primary producer": .producer,
        "main producer": .producer, "beat maker": .producer, "beatmaker": .producer, "beat": .producer,
        "co producer": .coProducer, "coproducer": .coProducer, "co production": .coProducer,
        "additional producer": .additionalProducer, "additional production": .additionalProducer,
        "additional production by": .additionalProducer,
        "vocal producer": .vocalProducer, "vocal production": .vocalProducer,
        "executive producer": .executiveProducer, "executive production": .executiveProducer,
        "co executive producer": .executiveProducer,
        "assistant producer": .assistantProducer, "associate producer": .assistantProducer,
        "remixer": .remixer, "remix": .remixer, "remix producer": .remixer,
        "programmer": .programming, "programming": .programming, "drum programmer": .programming,
        "drum programming": .programming,
    ]
}
