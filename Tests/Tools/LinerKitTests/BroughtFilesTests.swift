import Archives
import FoundationEssentials
import PlaylistFiles
import Playlists
import Testing

@testable import LinerKit

@Suite("Files of playlists on the command line")
struct BroughtFilesTests {
    private let door = BroughtFiles(name: nil, format: nil, paste: "Pasted")

    private func withFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        try body(file.path)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("members of an archive are read one by one, by their content; what is none is passed over and said")
    func archive() throws {
        let bytes = try ZipWriter.bytes([
            ("../../etc/morning.csv", Array("isrc\nZZSYN2600001\n".utf8)), ("Read_Me.pdf", [0x25, 0, 1]),
            ("Spotify/Playlist1.json", Array(#"{"playlists":[{"name":"A","items":[]}]}"#.utf8)),
            ("nested.zip", try ZipWriter.bytes([("a.csv", Array("isrc\nZZSYN2600002\n".utf8))])),
        ])
        try withFile("my.zip", bytes) { path in
            let read = try door.read(path)
            #expect(read.files.map(\.content.dialect) == [.isrcList, .accountPlaylists])
            #expect(read.skipped.map(\.file) == ["Read_Me.pdf", "nested.zip"])
        }
    }

    @Test("an archive without a playlist, and a file that is none, say which and why")
    func refused() throws {
        try withFile("x.zip", try ZipWriter.bytes([("a.txt", Array("hello".utf8))])) { path in
            let error = #expect(throws: ToolError.self) { try door.read(path) }
            #expect(error?.sentence.contains("no member of the archive is a playlist") == true)
        }
        try withFile("letter.txt", Array("Dear reader".utf8)) { path in
            let error = #expect(throws: ToolError.self) { try door.read(path) }
            #expect(error?.sentence.contains("letter.txt") == true)
            #expect(error?.kind == .input)
        }
        let error = #expect(throws: ToolError.self) {
            try door.read("https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M")
        }
        #expect(error?.fix.contains("exportify") == true)
    }
}
