/// One value as it came: a cell, or an element of an array.
public struct PostgresValue: Sendable {
    private enum Source: Sendable {
        case cell(ResultSet, row: Int, column: Int)
        case bytes([UInt8]?)
    }

    private let source: Source
    let label: String

    init(result: ResultSet, row: Int, column: Int, label: String) {
        source = .cell(result, row: row, column: column)
        self.label = label
    }

    init(bytes: [UInt8]?, label: String) {
        source = .bytes(bytes)
        self.label = label
    }

    /// Whether it is SQL's null: only an `Optional` reads that.
    public var isNull: Bool {
        switch source {
        case .cell(let result, let row, let column): result.isNull(row: row, column: column)
        case .bytes(let bytes): bytes == nil
        }
    }

    /// The value's text.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` for null.
    public var text: String {
        get throws {
            let text =
                switch source {
                case .cell(let result, let row, let column): result.text(row: row, column: column)
                case .bytes(let bytes): bytes.map { String(decoding: $0, as: UTF8.self) }
                }
            guard let text else {
                throw DatabaseError(.decoding, "\(label) is null; read it as an Optional.", column: label)
            }
            return text
        }
    }

    /// The error for a text that is no value of the type; it does not quote the text.
    public func mismatch(_ type: Any.Type) -> DatabaseError {
        DatabaseError(.decoding, "\(label) does not hold a \(type).", column: label)
    }
}
