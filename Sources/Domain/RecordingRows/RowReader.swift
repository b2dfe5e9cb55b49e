import Matching
import SeparatedText

/// Reads a list of recordings: CSV, or separated by `;`, tabs or `|`, the columns in any order. Pure.
public enum RowReader {
    /// - Throws: ``RowListError``.
    public static func rows(_ bytes: [UInt8]) throws(RowListError) -> [RecordingRow] {
        let records = try RowRecords.records(bytes)
        guard let header = records.first else {
            throw RowListError("the list is empty", fix: "Give it a header and a row for each recording: \(example)")
        }
        let columns = try columns(of: header.cells)
        var rows: [RecordingRow] = []
        rows.reserveCapacity(records.count)
        for record in records.dropFirst() {
            try rows.append(row(record, columns, count: header.cells.count, number: rows.count + 1))
        }
        if columns.contains(where: { $0.column == .id }) { try check(rows, records) }
        return rows
    }

    private static let example = "id,title,artist,album,length"

    private struct Place {
        let column: RowColumn
        let index: Int
    }

    private static func columns(of header: [String]) throws(RowListError) -> [Place] {
        var places: [Place] = []
        for column in RowColumn.allCases {
            let named = header.indices.filter { RowColumn.named(header[$0]) == column }
            let spelled = named.filter { column.isSpelled(header[$0]) }
            guard spelled.count < 2 else {
                throw RowListError(
                    "the header names the column \(column.rawValue) twice", fix: "Rename or remove one of them")
            }
            if let index = spelled.first ?? named.first { places.append(Place(column: column, index: index)) }
        }
        guard places.contains(where: { RowColumn.essential.contains($0.column) }) else {
            throw RowListError(
                "the first line is no header: it names neither title, artist, album nor isrc",
                fix: "Begin the list with the names of its columns: \(example)")
        }
        return places
    }

    private static func row(
        _ record: SeparatedRecord, _ places: [Place], count: Int, number: Int
    ) throws(RowListError) -> RecordingRow {
        guard record.cells.count <= count || record.cells[count...].allSatisfy(\.isEmpty) else {
            throw RowListError(
                "line \(record.line) has \(record.cells.count) cells, the header has \(count)",
                fix: "Quote the cell that has a separator in it: \"…\"")
        }
        var row = RecordingRow(id: "\(number)")
        for place in places where place.index < record.cells.count {
            row[keyPath: place.column.path] = PlainText.tidied(record.cells[place.index])
        }
        return row
    }

    private static func check(_ rows: [RecordingRow], _ records: [SeparatedRecord]) throws(RowListError) {
        var lines: [String: Int] = [:]
        for (row, record) in zip(rows, records.dropFirst()) {
            if row.id.isEmpty {
                throw RowListError(
                    "line \(record.line) has no id", fix: "Give it one, or leave the column out: rows are numbered then"
                )
            }
            if let line = lines.updateValue(record.line, forKey: row.id) {
                throw RowListError(
                    "the id \(row.id.prefix(40)) stands in line \(line) and in line \(record.line)",
                    fix: "Make the ids unique, or rename the column: rows are numbered then")
            }
        }
    }
}
