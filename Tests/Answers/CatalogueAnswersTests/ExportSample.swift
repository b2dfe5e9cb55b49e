import AnswersTestSupport
import FleetMessages
import Postgres

@testable import CatalogueAnswers

/// The sample catalogue exported, with names as nobody should have them.
enum ExportSample {
    static let nasty = "=1+2 \"so\", <b>&amp;</b>\r\nnext\u{1}\u{9B}\u{202E} ]]>"

    static func exported(
        _ format: ExportFormat, of artist: String? = nil, pageSize: Int = 2_000
    ) async throws -> (text: String, count: Int) {
        var (text, count) = ("", 0)
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.people set name = $1 where name = 'Mix Person'", nasty)
            try await database.query(
                "insert into linernotes.track_isrcs select id, 'USABC' || id from linernotes.tracks")
            var only: ArtistID?
            if let artist { only = try await CatalogueQueries(database).artist(artist).artistId }
            for try await piece in CreditExport(database, as: format, of: only, pageSize: pageSize) {
                text += piece.text
                count += piece.credits
            }
        }
        return (text, count)
    }
}
