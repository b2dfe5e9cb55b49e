import CArchive

/// Reads the members of a zip one after the other, in pieces: the memory of a piece is enough.
///
/// Nothing is written to disk, and a member's name is a text, never a path. A zip within the zip is a member like any
/// other: its bytes come, and it is not opened. Blocks its thread while it reads.
public final class ZipReader {
    /// A member of the archive.
    public struct Member: Equatable, Sendable {
        /// The name as the archive has it. Whoever made it chose it: print it only cleaned, and open nothing of that name.
        public let name: String
        /// Whether it is a folder, which has no bytes.
        public let isFolder: Bool
    }

    let archive: OpaquePointer
    private let limits: ArchiveLimits
    private let packed: Int
    private var unpacked = 0
    private var members = 0
    private var input: UnsafeMutableRawBufferPointer?

    /// Opens a file.
    ///
    /// - Throws: ``ArchiveError``: `unreadable`, or `notAnArchive`.
    public convenience init(path: String, limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) {
        try self.init(limits: limits, packed: fileSize(path), input: nil) { archive in
            archive_read_open_filename(archive, path, 1 << 16)
        }
    }

    /// Opens an archive that is in memory.
    ///
    /// - Throws: ``ArchiveError``: `notAnArchive`.
    public convenience init(bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) {
        let input = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        input.copyBytes(from: bytes)
        try self.init(limits: limits, packed: bytes.count, input: input) { archive in
            archive_read_open_memory(archive, input.baseAddress, bytes.count)
        }
    }

    private init(
        limits: ArchiveLimits, packed: Int, input: UnsafeMutableRawBufferPointer?,
        open: (OpaquePointer) -> Int32
    ) throws(ArchiveError) {
        guard let archive = archive_read_new() else { preconditionFailure("out of memory") }
        (self.archive, self.limits, self.packed, self.input) = (archive, limits, packed, input)
        // The one form that trusts the directory at the end: a file that was cut off has none, and is refused whole.
        archive_read_support_format_zip_seekable(archive)
        guard open(archive) == ARCHIVE_OK else { throw Self.notAnArchive }
    }

    deinit {
        archive_read_free(archive)
        input?.deallocate()
    }

    /// The next member; what is left of the one before is passed over. Nil at the end.
    ///
    /// - Throws: ``ArchiveError``: `notAnArchive`, `encrypted`, `broken`, or `tooLarge` for too many members.
    public func next() throws(ArchiveError) -> Member? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return nil }
        // A warning is of the name's characters, which stay what they are.
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
            throw members == 0 ? Self.notAnArchive : Self.broken
        }
        members += 1
        if members > limits.membersMaximum {
            throw ArchiveError(
                .tooLarge,
                "The archive has more than \(limits.membersMaximum) members; unpack it, and give its files one by one.")
        }
        if archive_entry_is_data_encrypted(entry) != 0 { throw Self.encrypted }
        return Member(name: name(of: entry), isFolder: archive_entry_filetype(entry) & 0o170000 == 0o040000)
    }

    /// The next bytes of the member, 64 KiB at most; nil at its end, where its sum was right.
    ///
    /// - Throws: ``ArchiveError``: `broken`, `encrypted` or `tooLarge`.
    public func read() throws(ArchiveError) -> [UInt8]? {
        var status = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            status = archive_read_data(archive, buffer.baseAddress, buffer.count)
            count = max(status, 0)
        }
        if status < 0 { throw archive_read_has_encrypted_entries(archive) > 0 ? Self.encrypted : Self.broken }
        unpacked += piece.count
        if let refusal = limits.refusal(unpacked: unpacked, packed: packed) { throw refusal }
        return piece.isEmpty ? nil : piece
    }

    private func name(of entry: OpaquePointer) -> String {
        guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "" }
        return String(cString: name)
    }

    static let notAnArchive = ArchiveError(
        .notAnArchive, "It is no zip, or its end is missing; copy or download it again.")
    static let broken = ArchiveError(.broken, "The archive is damaged; copy or download it again.")
    static let encrypted = ArchiveError(
        .encrypted, "The archive asks for a password; unpack it, and give its files.")
}
