import Catalogue
import Matching
import Roles

/// Which roles a label means. Contributors type labels as they like, and most that hold `produc` are other jobs
/// (`Production Manager`, `Video Producer`): they are read as any source's words are (``Roles/RoleGrammar``), and only
/// who produced, remixed or programmed is taken from them.
///
/// Source: recorded responses and common labels, seen on 2026-11-23.
enum GeniusRoles {
    /// Empty: not a role that is kept. Of two (`Producer & Mixer`) those that are.
    static func roles(of label: String) -> [CreditRole] {
        if producers.contains(NameKey(label).text) { return [.producer] }
        return RoleGrammar.readings(of: label).filter { $0.reach == .track && kept.contains($0.role) }.map(\.role)
    }

    /// Who made the beat of a song here produced it; elsewhere beats are programmed.
    private static let producers: Set = ["beat", "beats", "beat by", "beats by"]

    private static let kept: Set<CreditRole> = [
        .producer, .coProducer, .additionalProducer, .vocalProducer, .executiveProducer, .assistantProducer, .remixer,
        .programming,
    ]
}
