import Simulator

/// A whole evaluation: several views of a labelled catalogue, half of whose artists are measured.
struct TruthRun: Sendable {
    let run: LabelledRun
    /// Real songs of a file; nil: the bundled ones.
    let songs: [NumberOneSong]?
    /// So many draws of what the sources miss and mistake.
    let views: Int

    func outcomes(display: Terminal?) async throws -> [LabelledRun.Outcome] {
        var outcomes: [LabelledRun.Outcome] = []
        for view in 1...views {
            let catalogue = LabelledCatalogue(songs: songs, view: view)
            try display?.print(
                "View \(view) of \(views): \(Spelling.count(catalogue.acts.count, "artist")), "
                    + "\(Spelling.count(catalogue.labels.count, "label"))")
            outcomes.append(try await run.outcome(of: catalogue, display: display))
        }
        return outcomes
    }

    /// - Parameter learnt: Whose confidences are measured; nil: the stored ones.
    func report(_ outcomes: [LabelledRun.Outcome], learnt: LearntTable? = nil) -> TruthReport {
        var judgement = Judgement()
        for outcome in outcomes { judgement.add(outcome.judgement(by: learnt?.table)) }
        return TruthReport(judgement, asked: run.asked, views: views) { !LearningHalf.contains($0) }
    }
}

/// Of whose credits the model was made: half of the bundled artists, by their ids.
enum LearningHalf {
    private static let bundled = Set(LabelledCatalogue(view: 1).acts.map(\.id))

    /// Artists of another file are never in it, unless they are bundled too.
    static func contains(_ act: LabelledCatalogue.Act) -> Bool { bundled.contains(act.id) && act.isInFirstHalf }
}
