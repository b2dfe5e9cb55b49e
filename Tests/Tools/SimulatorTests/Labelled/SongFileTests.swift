import Testing

@testable import Simulator

@Suite("A file of songs")
struct SongFileTests {
    private static let header = SongFile.columns.joined(separator: "\t")
    private static let row = "Hero\tAnn ft. Bob\tBob (Rap)\t1999-01-02\tAnn;Cy\tCy; Dee;\t200\t0"

    @Test("has columns in any order, and more than are looked at")
    func columns() throws {
        let text =
            "label\tis_cover\tproducers\tsong\tartist\tsongwriters\tfeatured_artists\tfirst_week\tlength_seconds\r\n"
            + "X\t1\tCy; Dee;\tHero\tAnn\tCy\t\t1999-01-02\t\r\n\r\n"
        let songs = try SongFile(text).songs.get()
        #expect(songs.map(\.title) == ["Hero"])
        #expect(songs[0].producers == ["Cy", "Dee"] && songs[0].isCover && songs[0].lengthSeconds == 0)
    }

    @Test("is the bundled one, all of it")
    func bundled() throws {
        #expect(NumberOneSong.all.count == 388)
        #expect(try SongFile(CatalogueText.numberOnes).songs.get() == NumberOneSong.all)
    }

    @Test(
        "with something wrong says which line, what is wrong and what to do",
        arguments: [
            ("", 1, "there is no column song"), ("song\tartist", 1, "there is no column featured_artists"),
            (header, 2, "there is no song"), (header + "\nHero\tAnn", 2, "there are 2 cells and 8 columns"),
            (header + "\n" + row + "\n" + row, 3, "song, artist and week are those of line 2"),
            (header + "\n\n" + row.replacing("Hero", with: " "), 3, "song is empty"),
            (header + "\n" + row.replacing("200", with: "3:20"), 2, "length_seconds is 3:20"),
            (header + "\n" + row.dropLast() + "no", 2, "is_cover is no"),
        ] as [(String, Int, String)])
    func problems(text: String, line: Int, problem: String) {
        guard case .failure(let found) = SongFile(text).songs else {
            Issue.record("nothing was wrong")
            return
        }
        #expect((found.line, found.problem) == (line, problem))
        #expect(!found.fix.isEmpty)
    }
}
