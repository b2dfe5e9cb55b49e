import Cryptography
import Glibc
import Postgres
import Publishing

/// One file of a feed, read once from its beginning to its end: its rows, its digest, what is wrong with it.
final class FeedFile {
    private static let pieceBytes = 1 << 18

    let reader: FeedReader
    private(set) var report: FeedFileReport
    /// The first lines of each problem.
    private(set) var complaints: [FeedComplaint] = []
    private(set) var bytesRead = 0
    private let descriptor: Int32
    private let digest = MD5()
    private var lines = FeedLines()
    private var cells = FeedCells()
    private var lineNumber = 0
    private var isEnded = false
    private var piece = [UInt8](repeating: 0, count: FeedFile.pieceBytes)

    /// Opens it and looks at its first line.
    ///
    /// - Throws: `FeedRefusal`.
    init(_ path: String, name: String, kind: FeedFileKind, isSecondVersion: Bool) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FeedRefusal(.fileUnreadable(name)) }
        report = FeedFileReport(file: name)
        do {
            reader = FeedReader(kind, layout: try Self.layout(path, kind, isSecondVersion: isSecondVersion))
        } catch {
            close(descriptor)
            throw error
        }
        report.unknownHeadings = reader.layout.unknownHeadings
    }

    deinit { close(descriptor) }

    /// Appends rows until there are about so many bytes of them.
    ///
    /// - Returns: How many; 0 at the end of the file.
    /// - Throws: `FeedRefusal` where it can't be read.
    func appendRows(to text: inout CopyText, bytesMaximum: Int = FeedFile.pieceBytes) throws -> Int {
        var rows = 0
        while text.bytes.count < bytesMaximum {
            if lines.next({ rows += take($0, &text) ? 1 : 0 }) { continue }
            guard try readPiece() else { break }
        }
        return rows
    }

    /// Checks it against the manifest, when all of it was read.
    ///
    /// - Throws: `FeedRefusal`.
    func check(against file: FeedManifest.File) throws {
        let found = digest.finish()
        if let expected = file.digest, expected != found { throw FeedRefusal(.digestDiffers(file.name)) }
        let records = report.records + report.setAside
        guard FeedManifest.agrees(lines: file.lines, records: records) else {
            throw FeedRefusal(.lineCountDiffers(file.name, manifest: file.lines, file: records))
        }
        try report.check()
    }

    private func take(_ line: ArraySlice<UInt8>?, _ text: inout CopyText) -> Bool {
        lineNumber += 1
        if lineNumber == 1, reader.layout.hasHeading { return false }
        guard let line else { note(.tooLong); return false }
        guard !line.isEmpty else { return false }
        guard Self.isText(line) else { note(.notUTF8); return false }
        cells.read(line)
        switch reader.read(cells) {
        case .unreadable(let problem):
            note(problem)
            return false
        case .row(let values, let problems):
            report.records += 1
            for problem in problems { note(problem) }
            guard !values.isEmpty else { return false }
            append(values, to: &text)
            return true
        }
    }

    private func append(_ values: [FeedValue], to text: inout CopyText) {
        text.append(lineNumber)
        for value in values {
            switch value {
            case .null: text.append(nil)
            case .text(let value): text.append(value)
            case .list(let list): text.append(list)
            }
        }
        text.endRow()
    }

    private func note(_ problem: FeedProblem) {
        guard report.note(problem) else { return }
        complaints.append(FeedComplaint(file: report.file, line: lineNumber, problem: problem))
    }

    private func readPiece() throws -> Bool {
        guard !isEnded else { return false }
        var count = Glibc.read(descriptor, &piece, piece.count)
        while count < 0 && errno == EINTR { count = Glibc.read(descriptor, &piece, piece.count) }
        guard count >= 0 else { throw FeedRefusal(.fileUnreadable(report.file)) }
        if count == 0 {
            isEnded = true
            lines.end()
            return true
        }
        bytesRead += count
        digest.update(piece[..<count])
        lines.append(piece[..<count])
        return true
    }

    /// Whether it is UTF-8 without U+0000, which no text of Postgres can hold.
    private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
        var all: UInt8 = 0
        for byte in line {
            if byte == 0 { return false }
            all |= byte
        }
        return all < 0x80 || String(validating: line, as: UTF8.self) != nil
    }

    private static func layout(_ path: String, _ kind: FeedFileKind, isSecondVersion: Bool) throws -> FeedLayout {
        var lines = FeedLines()
        lines.append(try bytes(path, bytesMaximum: FeedLines.lineBytesMaximum, isWhole: false)[...])
        lines.end()
        var cells = FeedCells()
        _ = lines.next { cells.read($0 ?? []) }
        if cells.count == 0 { cells.read([]) }
        return try FeedLayout(kind, first: cells, isSecondVersion: isSecondVersion)
    }

    /// A small file, or the beginning of any.
    ///
    /// - Throws: `FeedRefusal` where it can't be read, or is larger and should not be.
    static func bytes(_ path: String, bytesMaximum: Int, isWhole: Bool = true) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FeedRefusal(.fileUnreadable(path)) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: bytesMaximum + 1)
        var count = 0
        while count < bytes.count {
            let read = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress! + count, $0.count - count)
            }
            if read < 0, errno != EINTR { throw FeedRefusal(.fileUnreadable(path)) }
            if read == 0 { break }
            count += max(0, read)
        }
        guard !isWhole || count <= bytesMaximum else { throw FeedRefusal(.fileUnreadable(path)) }
        return Array(bytes.prefix(min(count, bytesMaximum)))
    }
}
