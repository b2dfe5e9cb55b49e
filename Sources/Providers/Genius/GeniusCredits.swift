import Catalogue

/// Reads the claims out of a song. Pure.
enum GeniusCredits {
    /// Each person once in each role, by the first statement: the page's own producers before those under labels.
    static func claims(of detail: SongDetailJSON) -> [CreditClaim] {
        var seen: Set<Stated> = []
        return statements(in: detail).filter { statement in
            !statement.artist.name.isEmpty
                && seen.insert(Stated(artist: statement.artist.id, role: statement.role)).inserted
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
    }

    private struct Statement {
        let artist: ArtistJSON
        let role: CreditRole
        let word: String
    }

    private static func statements(in detail: SongDetailJSON) -> [Statement] {
        let labelled = detail.performances.flatMap { performance in
            GeniusRoles.role(of: performance.label).map { role in
                performance.artists.map { Statement(artist: $0, role: role, word: performance.label) }
            } ?? []
        }
        return detail.producers.map { Statement(artist: $0, role: .producer, word: "producer_artists") } + labelled
            + detail.writers.map { Statement(artist: $0, role: .writer, word: "writer_artists") }
    }
}
