/// How much an archive may unpack to, for whoever made it may mean harm.
public struct ArchiveLimits: Sendable, Equatable {
    /// Most members, folders counted.
    public var membersMaximum: Int
    /// Most bytes of all members together, unpacked.
    public var bytesMaximum: Int
    /// Most bytes unpacked for each byte of the archive. Text packs thirty to one, a bomb a thousand to one and more.
    public var ratioMaximum: Int
    /// So many bytes are unpacked before the ratio counts: what is small harms nobody.
    public var bytesBeforeRatio: Int

    public init(
        membersMaximum: Int = 10_000, bytesMaximum: Int = 4 << 30, ratioMaximum: Int = 200,
        bytesBeforeRatio: Int = 16 << 20
    ) {
        self.membersMaximum = membersMaximum
        self.bytesMaximum = bytesMaximum
        self.ratioMaximum = ratioMaximum
        self.bytesBeforeRatio = bytesBeforeRatio
    }

    /// Why `unpacked` bytes out of an archive of `packed` bytes are too many; nil where they are not.
    func refusal(unpacked: Int, packed: Int) -> ArchiveError? {
        if unpacked > bytesMaximum {
            return ArchiveError(
                .tooLarge,
                "The archive unpacks to more than \(bytesMaximum) bytes; unpack it, and give its files one by one.")
        }
        let (allowed, overflows) = max(packed, 1).multipliedReportingOverflow(by: ratioMaximum)
        if unpacked > bytesBeforeRatio, !overflows, unpacked > allowed {
            return ArchiveError(
                .tooLarge,
                "The archive unpacks to more than \(ratioMaximum) times its size, as one made to fill a disk does; "
                    + "unpack it, and give its files one by one.")
        }
        return nil
    }
}
