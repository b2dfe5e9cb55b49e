import Catalogue
import Roles

/// What a role of Discogs is a claim of. Its grammar and words are those of all sources: ``Roles/RoleGrammar``.
///
/// Source: recorded responses and the site's list of credits, seen on 2026-11-21.
enum DiscogsRoles {
    /// nil: no claim about a track. What is not understood counts on a track; on a release it is mostly about the sleeve.
    static func claimed(_ reading: RoleReading, _ level: CreditLevel) -> CreditRole? {
        switch reading.reach {
        case .track: reading.role
        case .record: nil
        case .unclear: level == .recording ? reading.role : nil
        }
    }
}
