import Catalogue
import CatalogueAnswers
import FleetMessages
import Postgres
import Simulator

/// Asks the database what an evaluation compares with the simulator's truth.
struct EvaluationQueries: Sendable {
    let database: Database

    /// The producer credits of an artist's tracks as the database has them, for comparison with the catalogue.
    func foundCredits(of artist: ArtistID) async throws -> [Evaluation.FoundCredit] {
        try await database.query(
            """
            select t.title, p.name, array_agg(distinct e.person_name) as names,
              array_agg(distinct e.credited_as) as credited
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.people p on p.id = c.person_id
            join linernotes.person_identities i on i.person_id = p.id
            join linernotes.credit_evidence e on e.track_id = c.track_id and e.source = i.source
              and e.person_native_id = i.native_id and e.role = c.role
            where c.role = any ($2) and c.track_id in (select track_id from linernotes.tracks_of_artist($1))
            group by t.id, t.title, p.id, p.name
            """, artist.rawValue, CreditRole.producerNames
        ).map { row in
            let names: [String] = try row["names"]
            let credited: [String] = try row["credited"]
            let all = (names + credited + [try row["name"]]).map(CatalogueTruth.name(behind:))
            return Evaluation.FoundCredit(title: try row["title"], names: Set(all).subtracting([""]))
        }
    }
}
