import Archives
import PublishingAnswers

/// Puts a report in its place, whole or not at all.
enum AuditFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try ReplacedFile(path)
        do {
            try file.write(bytes)
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }
}

extension AuditReport {
    /// The findings as a workbook of one sheet.
    func spreadsheet() throws -> [UInt8] {
        try ZipWriter.bytes(Spreadsheet(name: "Findings", titles: Self.titles, rows: cells).members)
    }
}
