/// Takes the rows of a COPY, piece by piece; made by ``Connection/copy(_:_:)``.
public struct CopyWriter: Sendable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Hands over rows in the text form of COPY, as ``CopyText`` makes them; a piece may end within a row.
    ///
    /// - Throws: ``DatabaseError`` when the connection broke. What is wrong with a row is thrown at the end of the copy.
    public func write(_ bytes: [UInt8]) async throws { try await connection.copy(bytes) }
}

extension Connection {
    /// Runs `COPY … FROM STDIN` with the rows that the body writes. They stand when it returns, and not when it throws.
    ///
    /// Until it has returned the connection takes no other statement.
    ///
    /// - Returns: How many rows the server took.
    /// - Throws: What the body throws; ``DatabaseError``; `CancellationError`.
    @discardableResult
    public nonisolated func copy(_ sql: String, _ body: (CopyWriter) async throws -> Void) async throws -> Int {
        let sql = try EncodedStatement(Statement(sql)).sql
        try await interruptible { try $0.opened().beginCopy(sql, $0.patience($1)) }
        do {
            try await body(CopyWriter(self))
        } catch {
            await abandonCopy()
            throw error
        }
        return try await interruptible { try $0.opened().endCopy(complaint: nil, $0.patience($1)) }
    }

    nonisolated func copy(_ bytes: [UInt8]) async throws {
        try await interruptible { try $0.opened().copy(bytes, $0.patience($1)) }
    }

    /// The rows so far do not stand. The server answers with the error that it was told: nobody has to hear it again.
    private func abandonCopy() {
        defer { noteReusable() }
        guard let link = try? opened() else { return }
        do {
            _ = try link.endCopy(complaint: "the program gave up", Patience(timeout: Patience.grace))
        } catch let error as DatabaseError where error.sqlState == .queryCanceled {
        } catch {
            link.close()
        }
    }
}

/// Rows in the text form of COPY: cells parted by tabs, `\N` for null.
public struct CopyText: Sendable {
    /// What was appended so far.
    public private(set) var bytes: [UInt8] = []
    private var isFirst = true

    public init() {}

    /// Appends a text; nil is null.
    ///
    /// - Precondition: it holds no U+0000, which no text of Postgres can hold.
    public mutating func append(_ text: String?) {
        separate()
        guard let text else { return bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")]) }
        for byte in text.utf8 { append(escaped: byte) }
    }

    /// Appends a whole number.
    public mutating func append(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Appends a list of texts, as the array it is.
    public mutating func append(_ list: [String]) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        for (index, text) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(escaped: UInt8(ascii: "\\")) }
                append(escaped: byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    /// Forgets all rows, and keeps the room for others.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: "\t")) }
        isFirst = false
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
        case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
        case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
        case UInt8(ascii: "\r"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
        default: bytes.append(byte)
        }
    }
}
