import PrintableText

/// A workbook of one sheet in Office Open XML, all cells text: nothing in them is ever a formula.
struct Spreadsheet: Sendable {
    /// What a spreadsheet program takes in a cell.
    static let cellLengthMaximum = 32_000

    let name: String
    let titles: [String]
    let rows: [[String]]

    /// The files of the archive that a workbook is.
    var members: [(name: String, bytes: [UInt8])] {
        [
            ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.relationships),
            ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", Self.workbookRelationships),
            ("xl/worksheets/sheet1.xml", sheet),
        ].map { ($0.0, Array((Self.head + $0.1).utf8)) }
    }

    private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private static let contentTypes = """
        <Types xmlns="\(package)/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
        ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """

    private static let relationships = """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
        Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """

    private static let workbookRelationships = """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
        Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """

    private var workbook: String {
        """
        <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets>\
        <sheet name="\(Self.escaped(name))" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    }

    private var sheet: String {
        let rows = ([titles] + rows).enumerated().map { index, cells in
            let cells = cells.map {
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped($0))</t></is></c>"
            }
            return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
        }
        return """
            <worksheet xmlns="\(Self.main)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
            state="frozen"/></sheetView></sheetViews><sheetData>\(rows.joined())</sheetData></worksheet>
            """
    }

    private static func escaped(_ text: String) -> String {
        String(text.cleaned.prefix(cellLengthMaximum)).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
