import CatalogueAnswers
import Messages

extension TrackAnswer {
    static func table(_ tracks: [TrackAnswer]) -> Table {
        Table(
            [.number("id", importance: 9), .text("track", importance: 8), .text("artists"), .number("credits")],
            rows: tracks.map { [$0.trackId.description, $0.title, $0.artists, String($0.credits)] })
    }
}
