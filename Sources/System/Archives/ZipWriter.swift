import CArchive

/// Writes a zip, a member after the other, into whatever takes its bytes.
///
/// The same members make the same bytes: every member has the one time that zips begin with. Blocks its thread.
public final class ZipWriter {
    /// Takes the bytes of the archive, in order.
    public typealias Sink = ([UInt8]) throws -> Void

    fileprivate final class Output {
        let sink: Sink
        var failure: (any Error)?
        init(_ sink: @escaping Sink) { self.sink = sink }
    }

    private let archive: OpaquePointer
    private let output: Output
    private var isFinished = false

    /// - Throws: ``ArchiveError`` `notWritten`.
    public init(_ sink: @escaping Sink) throws {
        guard let archive = archive_write_new() else { preconditionFailure("out of memory") }
        (self.archive, output) = (archive, Output(sink))
        archive_write_set_format_zip(archive)
        archive_write_set_bytes_in_last_block(archive, 1)
        try check(
            archive_write_open2(
                archive, Unmanaged.passUnretained(output).toOpaque(), nil,
                { _, context, bytes, count in Output.write(context, bytes, count) }, nil, nil))
    }

    deinit {
        // What was not finished is nobody's archive: its directory is not written.
        if !isFinished { archive_write_fail(archive) }
        archive_write_free(archive)
    }

    /// Begins a member of a known size; ``write(_:)`` brings its bytes.
    ///
    /// - Parameters:
    ///   - name: Its name, folders parted by `/`.
    ///   - size: How many bytes follow.
    /// - Throws: ``ArchiveError`` `notWritten`, or what the sink threw.
    public func begin(_ name: String, size: Int) throws {
        guard let entry = archive_entry_new() else { preconditionFailure("out of memory") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, la_int64_t(size))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, 315_532_800, 0)
        try check(archive_write_header(archive, entry))
    }

    /// Writes bytes of the member.
    ///
    /// - Throws: ``ArchiveError`` `notWritten`, or what the sink threw.
    public func write(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        let written = archive_write_data(archive, bytes, bytes.count)
        try check(written == bytes.count ? ARCHIVE_OK : ARCHIVE_FATAL)
    }

    /// Writes a whole member.
    ///
    /// - Throws: ``ArchiveError`` `notWritten`, or what the sink threw.
    public func add(_ name: String, _ bytes: [UInt8]) throws {
        try begin(name, size: bytes.count)
        try write(bytes)
    }

    /// Writes the directory; without it the archive is none.
    ///
    /// - Throws: ``ArchiveError`` `notWritten`, or what the sink threw.
    public func finish() throws {
        try check(archive_write_close(archive))
        isFinished = true
    }

    /// A zip of small members in memory.
    ///
    /// - Throws: ``ArchiveError`` `notWritten`.
    public static func bytes(_ members: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        var whole: [UInt8] = []
        let writer = try ZipWriter { whole += $0 }
        for member in members { try writer.add(member.name, member.bytes) }
        try writer.finish()
        return whole
    }

    private func check(_ status: Int32) throws {
        if let failure = output.failure { throw failure }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
            throw ArchiveError(.notWritten, "The archive could not be written; is the disk full?")
        }
    }
}

extension ZipWriter.Output {
    /// Hands bytes of libarchive on; a failure is kept for whoever called, and stops libarchive.
    fileprivate static func write(
        _ context: UnsafeMutableRawPointer?, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> la_ssize_t {
        guard let context, let bytes else { return -1 }
        let output = Unmanaged<ZipWriter.Output>.fromOpaque(context).takeUnretainedValue()
        do {
            try output.sink(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
            return count
        } catch {
            output.failure = error
            return -1
        }
    }
}
