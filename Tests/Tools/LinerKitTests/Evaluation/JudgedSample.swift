import Catalogue
import Simulator

@testable import LinerKit

/// Judged credits and labels of invented artists.
enum JudgedSample {
    private static let catalogue = LabelledCatalogue(songs: NumberOneSong.all, view: 1)
    private static let acts = catalogue.acts

    static func credit(
        act: Int = 0, _ confidence: Double = 0.9, isTrue: Bool = true, sources: [String] = ["musicbrainz"],
        features: [CreditFeature: Int] = [:]
    ) -> JudgedCredit {
        JudgedCredit(
            act: acts[act], recordings: ["r"], people: ["p"], title: "T", person: "P", role: .producer,
            sources: sources, confidence: confidence, features: features, isTrue: isTrue, isOfOtherVersion: false)
    }

    static func label(act: Int = 0, statedBy: [String] = ["musicbrainz"], isFound: Bool = true) -> JudgedLabel {
        JudgedLabel(
            label: catalogue.labels[0], act: acts[act], field: .producing,
            title: "T", person: "P", statedBy: statedBy, isFound: isFound)
    }
}
