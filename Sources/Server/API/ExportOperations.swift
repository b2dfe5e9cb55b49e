import CatalogueAnswers
import Door
import HTTPTypes
import Hummingbird
import NIOCore

/// All credits as files, of any length in the memory of one page.
enum ExportOperations {
    static let all: [Operation] = ExportFormat.allCases.map { format in
        .get(
            "/exports/credits.\(format.rawValue)", "All credits as a file",
            [
                Operation.Parameter(
                    name: "artist", kind: "text", what: "Only of this artist: number, name or a source's id.")
            ],
            answer: .media(type(of: format))
        ) { try await file(format, $0) }
    }

    private static func type(of format: ExportFormat) -> String {
        String(format.mediaType.prefix { $0 != ";" })
    }

    private static func file(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let export = CreditExport(try call.context.database, as: format, of: try await call.artist())
        return Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType,
                .contentDisposition: "attachment; filename=\"credits.\(format.rawValue)\"",
            ],
            body: ResponseBody { writer in
                for try await piece in export where !piece.text.isEmpty {
                    try await writer.write(ByteBuffer(string: piece.text))
                }
                try await writer.finish(nil)
            })
    }
}
