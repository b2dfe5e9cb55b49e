import Testing

@testable import CatalogueAnswers
@testable import LinerKit

@Suite("ReviewItem as lines")
struct ReviewItemLinesTests {
    @Test("the question with its key, and both sides with what is known of them")
    func lines() {
        let ours = ReviewItem.Side(
            name: "Song", sources: [], ids: ["track 12"], facts: ["artists": "Ann", "album": "Album (1999)"], url: nil)
        let theirs = ReviewItem.Side(
            name: "", sources: ["genius"], ids: ["genius 7"], facts: [:], url: "https://genius.com/songs/7")
        let item = ReviewItem(key: "match:12:genius", kind: .match, tracks: 1, sureness: 0.8, sides: [ours, theirs])
        #expect(
            item.lines(width: 80) == [
                "match:12:genius  Is that “Song”? (1 track, 0.80)", "  Song, track 12", "    album: Album (1999)",
                "    artists: Ann", "  genius 7, says genius", "    https://genius.com/songs/7",
            ])
    }
}
