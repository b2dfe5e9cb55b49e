extension ZipReader {
    /// Whether bytes begin as a zip does, so that one is known by its content.
    public static func isZip(_ firstBytes: some Sequence<UInt8>) -> Bool {
        let first = Array(firstBytes.prefix(4))
        return first == [0x50, 0x4b, 3, 4] || first == [0x50, 0x4b, 5, 6]
    }

    /// The rest of the member in one piece, for members that are small.
    ///
    /// - Throws: ``ArchiveError``, `tooLarge` where it has more than `bytesMaximum` bytes.
    public func readAll(bytesMaximum: Int) throws(ArchiveError) -> [UInt8] {
        var whole: [UInt8] = []
        while let piece = try read() {
            whole += piece
            if whole.count > bytesMaximum {
                throw ArchiveError(.tooLarge, "A member of the archive has more than \(bytesMaximum) bytes.")
            }
        }
        return whole
    }
}
