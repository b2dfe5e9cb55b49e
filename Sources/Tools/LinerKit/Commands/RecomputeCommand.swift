import ArgumentParser
import Catalogue
import FleetMessages
import Postgres

struct RecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute", abstract: "Conclude all credits anew, from the statements as they stand.",
        discussion: """
            After an upgrade that concludes otherwise: who is who, who did what, and how probable it is. No provider is
            asked. In steps of 200 tracks, each a transaction, beside a fleet that works; where it was stopped, start it
            again. As a login of linernotes_operator or linernotes_worker, or the owner.

            Examples:
              liner recompute
              liner recompute --json
            """)

    @OptionGroup var format: JSONOption

    struct Done: Encodable {
        var tracks = 0
        var credits = 0
    }

    func run() async throws {
        try await Tool.run { tool in
            let done = try await tool.withDatabase(statementTimeout: .seconds(300), recompute)
            if format.isJSON { return try tool.print(json: done) }
            try tool.output.print(
                "\(Spelling.count(done.credits, "credit")) of \(Spelling.count(done.tracks, "track")) concluded anew.")
        }
    }

    private static let stepSize = 200

    func recompute(_ database: Database) async throws -> Done {
        var done = Done()
        var last: Int64 = 0
        while true {
            let ids: [Int64] = try await database.query(
                """
                select id from linernotes.tracks t where id > $1 and (
                  exists (select from linernotes.credit_evidence e where e.track_id = t.id)
                  or exists (select from linernotes.credits c where c.track_id = t.id))
                order by id limit $2
                """, last, Self.stepSize
            ).map { try $0[0] }
            guard let end = ids.last else { return done }
            let credits = try await database.transaction {
                try await $0.conclude(ids.map(TrackID.init(rawValue:))).count
            }
            done.tracks += ids.count
            done.credits += credits
            last = end
        }
    }
}
