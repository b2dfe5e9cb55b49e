/// A statement and what stands for its `$1`, `$2` …
public struct Statement: Sendable {
    /// One statement, its values as `$1`, `$2` …; never a value written into it.
    public let sql: String
    /// From `$1` on; nil is SQL's null. At most 65,535.
    public let parameters: [(any PostgresEncodable)?]
    /// Whether each connection parses it once and keeps it under a name: for what runs again and again. Nothing
    /// is kept where a pooler hands statements to other sessions.
    public private(set) var isPrepared = false

    /// The same statement, kept by each connection that runs it.
    public var prepared: Statement {
        var statement = self
        statement.isPrepared = true
        return statement
    }

    public init(_ sql: String, _ parameters: (any PostgresEncodable)?...) {
        self.init(sql, parameters: parameters)
    }

    public init(_ sql: String, parameters: [(any PostgresEncodable)?]) {
        self.sql = sql
        self.parameters = parameters
    }
}

/// A statement in the form that goes over the wire; made before a connection is taken, so that a value that cannot
/// be sent disturbs nobody.
struct EncodedStatement: Sendable {
    /// The server counts parameters in 16 bits.
    static let parametersMaximum = 65_535

    let sql: String
    /// Under which a session keeps it; nil: it does not. Made from the text, so that a name never stands for another.
    let name: String?
    private let bytes: [UInt8]
    private let offsets: [Int?]

    init(_ statement: Statement) throws {
        guard statement.parameters.count <= Self.parametersMaximum else {
            throw DatabaseError(
                .encoding,
                "A statement takes at most \(Self.parametersMaximum) parameters; pass an array or one JSON document.")
        }
        guard !statement.sql.utf8.contains(0) else {
            throw DatabaseError(.encoding, "The statement holds the character U+0000.")
        }
        var text = PostgresText()
        var offsets: [Int?] = []
        offsets.reserveCapacity(statement.parameters.count)
        for parameter in statement.parameters {
            offsets.append(parameter == nil ? nil : text.bytes.count)
            try parameter?.write(to: &text)
            text.bytes.append(0)
        }
        sql = statement.sql
        name = statement.isPrepared ? Self.name(of: statement.sql) : nil
        bytes = text.bytes
        self.offsets = offsets
    }

    init(trusted sql: String) {
        self.sql = sql
        name = nil
        bytes = []
        offsets = []
    }

    var beginsTransaction: Bool { sql.hasPrefix("begin") }

    /// FNV-1a: the same in every process, for sessions behind a pooler are shared.
    private static func name(of sql: String) -> String {
        let hash = sql.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "ln_\(String(hash, radix: 36))"
    }

    var parameterCount: Int32 { Int32(offsets.count) }

    func withPointers<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> R) rethrows -> R {
        guard !offsets.isEmpty else { return try body(nil) }
        return try bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress!.assumingMemoryBound(to: CChar.self)
            let pointers: [UnsafePointer<CChar>?] = offsets.map { offset in offset.map { start + $0 } }
            return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
        }
    }
}
