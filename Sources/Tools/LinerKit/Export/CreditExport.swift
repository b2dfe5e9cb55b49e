/// Writes credits into a file, page by page.
struct CreditExport: Sendable {
    let pages: CreditPages

    /// - Returns: How many credits were written.
    /// - Throws: ``ToolError``, `DatabaseError`, `CancellationError`; the file is as it was before then.
    func write(_ format: ExportFormat, to path: String?) async throws -> Int {
        let file = try ExportFile(path)
        do {
            let count = try await write(format.writer(), to: file)
            try file.finish()
            return count
        } catch {
            file.discard()
            throw error
        }
    }

    private func write(_ writer: any CreditFormat, to file: ExportFile) async throws -> Int {
        var writer = writer
        var position = CreditPages.Position()
        var count = 0
        try file.write(writer.head)
        while let page = try await pages.page(after: position) {
            try Task.checkCancellation()
            try file.write(try writer.text(of: page.credits))
            position = page.last
            count += page.credits.count
        }
        try file.write(writer.end)
        return count
    }
}
