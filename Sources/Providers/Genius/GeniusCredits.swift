import Catalogue

/// Reads the claims out of a song. Pure.
enum GeniusCredits {
    /// Each person once in each role and wording, the page's own producers before those under labels.
    static func claims(of detail: SongDetailJSON) -> [CreditClaim] {
        var seen: Set<Stated> = []
        return statements(in: detail).filter { statement in
            !statement.artist.name.isEmpty
                && seen.insert(Stated(statement)).inserted
        }.map { statement in
            CreditClaim(
                personNativeID: String(statement.artist.id), personName: statement.artist.name, role: statement.role,
                level: statement.role == .writer ? .work : .recording, sourceRole: statement.word,
                statedOn: String(detail.song.id))
        }
    }

    private struct Stated: Hashable {
        let artist: Int
        let role: CreditRole
        let word: String

        init(_ statement: Statement) {
            (artist, role, word) = (statement.artist.id, statement.role, statement.word)
        }
    }

    private struct Statement {
        let artist: ArtistJSON
        let role: CreditRole
        let word: String
    }

    private static func statements(in detail: SongDetailJSON) -> [Statement] {
        let labelled = detail.performances.flatMap { performance in
            GeniusRoles.roles(of: performance.label).flatMap { role in
                performance.artists.map { Statement(artist: $0, role: role, word: performance.label) }
            }
        }
        return detail.producers.map { Statement(artist: $0, role: .producer, word: "producer_artists") } + labelled
            + detail.writers.map { Statement(artist: $0, role: .writer, word: "writer_artists") }
    }
}
