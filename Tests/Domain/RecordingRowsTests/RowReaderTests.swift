import Testing

@testable import RecordingRows

@Suite("RowReader")
struct RowReaderTests {
    private func rows(_ text: String) throws -> [RecordingRow] { try RowReader.rows(Array(text.utf8)) }

    @Test(
        "commas, semicolons and tabs part cells, lines end as they like, a mark may come first",
        arguments: [
            "id,title,artist\n1,Song,Ann\n", "\u{FEFF}id;title;artist\r\n1;Song;Ann",
            "id\ttitle\tartist\r1\tSong\tAnn\r",
            "artist,x,ID,Title\n\nAnn,,1,Song\n", "\"id\",\"title\",\"artist\"\n\"1\",\"Song\",\"Ann\",,\n",
        ])
    func forms(text: String) throws {
        var row = RecordingRow(id: "1")
        (row.title, row.artist) = ("Song", "Ann")
        #expect(try rows(text) == [row])
    }

    @Test("quoted cells hold separators, quotation marks and line ends")
    func quotes() throws {
        let read = try rows("id,title\n1,\"A, \"\"B\"\"\nC\"\n2,The 12\" Mix\n")
        #expect(read.map(\.title) == ["A, \"B\" C", "The 12\" Mix"])
    }

    @Test("rows without an id column are numbered, short rows lack the last cells")
    func numbers() throws {
        let read = try rows("title,artist\nSong\nOther,Bob\n")
        #expect(read.map(\.id) == ["1", "2"])
        #expect(read.map(\.artist) == ["", "Bob"])
    }

    @Test(
        "what can't be read is named with its place and a way out",
        arguments: [
            ("", "the list is empty"), ("1,Harbour\n2,Other\n", "the first line is no header"),
            ("id,title\n1,\"Song\n2,Other\n", "in line 2 never ends"),
            ("id,title\n1,A\n2,B\n1,C\n", "in line 2 and in line 4"),
            ("id,title\n1,A,B\n", "line 2 has 3 cells, the header has 2"), ("title,title\nA,B\n", "title twice"),
            ("id,title\n,A\n", "line 2 has no id"), ("i\0d\0,\0", "UTF-16"),
        ])
    func refused(text: String, problem: String) {
        let error = #expect(throws: RowListError.self) { try rows(text) }
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
        #expect(error?.fix.isEmpty == false)
    }

    @Test("another encoding is named with its line")
    func encoding() {
        let error = #expect(throws: RowListError.self) {
            try RowReader.rows(Array("id,title\n1,Zo".utf8) + [0xEB, 0x0A])
        }
        #expect(error?.problem == "line 2 of the list is in an unknown encoding")
    }
}
