import Glibc
import PlaylistFiles
import Testing

@Suite("PlaylistReader")
struct PlaylistReaderTests {
    private func reasons(_ text: String) throws -> [String] {
        try PlaylistReader.file(Array(text.utf8)).playlists.flatMap(\.rows).map(\.reason.rawValue)
    }

    @Test("one bad row stops nothing")
    func badRows() throws {
        let long = String(repeating: "x", count: 3_000)
        #expect(
            try reasons(
                """
                isrc,title,artist
                ZZSYN2600001,One,Ann
                ZZSYN2600002,Two,Bob,and,more
                ,\(long),Cid
                "ZZSYN2600003,Broken
                ZZSYN26O0004,,
                ,,
                ,,Eve
                ZZSYN2600005
                ZZSYN2600001,One,Ann
                """) == [
                    "ok", "long_row", "too_long", "bad_quote", "bad_isrc", "null_item", "no_key", "ok",
                    "duplicate_in_file",
                ])
    }

    @Test("a row whose bytes mean nothing is named, the others stay")
    func misencoded() throws {
        let bytes =
            [0xEF, 0xBB, 0xBF] + Array("isrc,title\nZZSYN2600001,Caf".utf8) + [0xE9] + Array("\nZZSYN2600002,B\n".utf8)
        let file = try PlaylistReader.file(bytes)
        #expect(file.playlists[0].rows.map(\.reason) == [.badEncoding, .ok])
        #expect(file.warnings.count == 1)
    }

    @Test("titles without codes are one song where their lengths agree within two seconds")
    func duplicates() throws {
        #expect(
            try reasons("title,artist,duration\nSong,Ann,200\nSONG,ann,202\nSong,Ann,260\nSong,Bob,200\n") == [
                "ok", "duplicate_in_file", "ok", "ok",
            ])
    }

    @Test(
        "codes are put right where that is sure",
        arguments: [
            ("zz-syn-26-00002", "ZZSYN2600002"), ("ISRC: ZZSYN2600004", "ZZSYN2600004"),
            ("=\"ZZSYN2600001\"", "ZZSYN2600001"),
            ("'ZZSYN2600002", "ZZSYN2600002"), ("ZZSYN26O0006", nil), ("ZZSYN260000", nil), ("12SYN2600001", nil),
            ("ZZSYN26000011", nil), ("", nil), ("ZZSÝN2600001", nil),
        ] as [(String, String?)])
    func codes(text: String, code: String?) { #expect(ISRCCode.valid(text) == code) }

    @Test(
        "what is no list is refused with its reason",
        arguments: [
            ("", PlaylistRefusal.Code.empty), (" \n\t", .empty), ("a\0b", .binary), ("PK\u{3}\u{4}x", .archive),
            ("{\"a\":1", .unknown), ("[1,2]", .unknown), ("[]", .unknown), ("hello", .unknown),
            ("[{\"ts\":\"2026-03-01T08:15:00Z\"}]", .listening),
        ])
    func refused(text: String, code: PlaylistRefusal.Code) {
        let refusal = #expect(throws: PlaylistRefusal.self) { try PlaylistReader.file(Array(text.utf8)) }
        #expect(refusal?.code == code)
    }

    @Test("days that no calendar has are no days", arguments: ["2026-02-30", "2026-13-01", "0000", "26-01-01", "x"])
    func days(text: String) throws {
        let file = try PlaylistReader.file(
            Array("isrc,releasedate,addedat\nZZSYN2600001,\(text),\(text)T25:00:00Z\n".utf8))
        #expect(file.playlists[0].rows[0].releaseDate == nil)
        #expect(file.playlists[0].rows[0].addedAt == nil)
    }

    /// Of this thread: what else the machine does is not counted.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("10,000 rows are read in less than two seconds of the processor's time")
    func speed() throws {
        let head = """
            "Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)",\
            "Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number",\
            "Track Duration (ms)","Track Preview URL","Explicit","Popularity","ISRC","Added By","Added At"\n
            """
        let rows = (1...10_000).map { number in
            let id = String(String(number + 100_000).reversed()) + "Syn0000000000000"
            return """
                "spotify:track:\(id)","Song \(number)","spotify:artist:Art0000000000000000001","The Tin Kites",\
                "spotify:album:Alb0000000000000000001","Kites and Cans","spotify:artist:Art0000000000000000001",\
                "The Tin Kites","2026-02-13","https://i.example.invalid/cover1","1","1","205500","","false","41",\
                "ZZSYN26\(number + 10_000)","spotify:user:synthetic_user","2026-03-01T08:15:30Z"\n
                """
        }
        let bytes = Array((head + rows.joined()).utf8)
        let start = Self.processorSeconds
        let file = try PlaylistReader.file(bytes)
        let seconds = Self.processorSeconds - start
        #expect(file.reasons == [.ok: 10_000])
        #expect(seconds < 2, "\(seconds) s")
    }
}
