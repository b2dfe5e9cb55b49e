import CatalogueAnswers
import WorkerRuntime

/// Where an export goes: a file that is there whole or not at all, or standard output.
enum ExportFile: Sendable {
    case output
    case file(ReplacedFile)

    /// - Parameter path: nil: standard output.
    /// - Throws: ``ToolError`` when it can't be made, or when there is something else than a file of ours.
    init(_ path: String?) throws { self = if let path { .file(try ReplacedFile(path)) } else { .output } }

    /// - Throws: ``ToolError``, `OutputError`.
    func write(_ text: String) throws {
        switch self {
        case .output: try StandardOutput.write(text)
        case .file(let file): try file.write(text)
        }
    }

    /// Puts the file in its place, in one step.
    func finish() throws { if case .file(let file) = self { try file.finish() } }

    /// Leaves no trace; what was in its place stays.
    func discard() { if case .file(let file) = self { file.discard() } }

    /// Writes an export as it comes, page by page.
    ///
    /// - Returns: How many credits were written.
    /// - Throws: ``ToolError``, `DatabaseError`, `CancellationError`; the file is as it was before then.
    static func write(_ export: CreditExport, to path: String?) async throws -> Int {
        let file = try ExportFile(path)
        do {
            var count = 0
            for try await piece in export {
                try file.write(piece.text)
                count += piece.credits
            }
            try file.finish()
            return count
        } catch {
            file.discard()
            throw error
        }
    }
}
