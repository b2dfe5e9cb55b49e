/// A text with separated cells, all of its lines. Pure.
public struct SeparatedText: Sendable, Equatable {
    /// What parts the cells.
    public let separator: UInt8
    /// Lines without anything in them are left out.
    public let records: [SeparatedRecord]

    /// - Parameters:
    ///   - text: UTF-8, without a mark: ``DecodedText``.
    ///   - separator: nil: the one that ``Separator/likely(in:)`` finds.
    public init(_ text: [UInt8], separator: UInt8? = nil) {
        self.separator = separator ?? Separator.likely(in: text)
        var scanner = SeparatedScanner(text, separator: self.separator)
        var records: [SeparatedRecord] = []
        while let record = scanner.next() {
            if !record.isBlank { records.append(record) }
        }
        self.records = records
    }
}
