import Archives
import Foundation
import Testing

@testable import LinerKit

@Suite("A spreadsheet")
struct SpreadsheetTests {
    @Test("is an archive whose one sheet holds every cell as text, whatever stands in it")
    func cells() throws {
        let sheet = Spreadsheet(
            name: "A & B", titles: ["title"], rows: [["=1+1"], ["a < b & \"c\"\u{0}"], ["Ōkina 🎵"]])
        let reader = try ZipReader(bytes: ZipWriter.bytes(sheet.members))
        var texts: [String: String] = [:]
        while let member = try reader.next() {
            texts[member.name] = String(decoding: try reader.readAll(bytesMaximum: 100_000), as: UTF8.self)
        }
        #expect(texts.count == 5 && texts["xl/workbook.xml"]?.contains("A &amp; B") == true)
        let xml = try #require(texts["xl/worksheets/sheet1.xml"])
        #expect(xml.contains(">=1+1</t>") && !xml.contains("<f>") && xml.contains("a &lt; b &amp; &quot;c&quot;"))
        #expect(xml.contains("Ōkina 🎵") && xml.components(separatedBy: "<row ").count == 5)
        #expect(!xml.unicodeScalars.contains("\u{0}"))
    }
}
