import CatalogueAnswers
import FleetAnswers

/// What it means for a person that there is no answer.
extension ToolError {
    static func of(_ error: ArtistLookUpError) -> ToolError {
        let text = error.text.printable
        guard !error.candidates.isEmpty else {
            return ToolError(
                .negative, "the database has no artist “\(text)”", fix: "Find them first: liner discover “\(text)”")
        }
        let list = error.candidates.map { artist in
            let about = [artist.disambiguation, Spelling.count(artist.tracks, "track")] + artist.sources
            return "\(artist.artistId) \(artist.name) (\(about.filter { !$0.isEmpty }.joined(separator: ", ")))"
                .printable
        }
        return ToolError(
            .negative, "several artists have that name: \(list.joined(separator: "; "))",
            fix: "Give the number instead of the name")
    }

    static func of(_ error: ReviewKeyError) -> ToolError {
        switch error {
        case .malformed(let key):
            ToolError(
                .negative, "“\(key.printable)” is no key of a review",
                fix: "`liner review` lists them; credit:TRACK:PERSON:ROLE names any credit")
        case .gone(let key):
            ToolError(
                .negative, "what \(key.printable) names is not there, or not any more",
                fix: "`liner review` lists what there is now")
        }
    }

    static func of(_ error: FleetAnswerError) -> ToolError {
        switch error.code {
        case .runUnknown:
            return ToolError(
                .negative, "there is no run “\(error.text.printable)”",
                fix: "`liner runs` lists them; the first four characters of an id will do")
        case .runAmbiguous:
            let list = error.runs.map { "\($0.runId) \($0.artist)".printable }
            return ToolError(
                .negative, "several runs begin with \(error.text): \(list.joined(separator: "; "))",
                fix: "Give more of the id")
        case .queueUnknown:
            return ToolError(
                .negative, "there is no queue “\(error.text.printable)”", fix: "`liner queues` lists them")
        case .schedulerMissing:
            return ToolError(
                .negative, "this database has no pg_cron, so nothing was scheduled",
                fix: "`liner schedule pg_cron` says what it needs; `liner schedule crontab` does without it")
        }
    }
}
