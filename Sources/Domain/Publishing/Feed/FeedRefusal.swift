/// Why a feed is refused whole.
public struct FeedRefusal: Error, Sendable, Equatable {
    /// The reasons there are.
    public enum Code: Sendable, Equatable {
        case manifestMissing
        case manifestUnreadable(String)
        case severalManifests([String])
        case fileMissing(String)
        case fileTwice(FeedFileKind, [String])
        case headingMissing(FeedFileKind, [String])
        case cellCountUnknown(FeedFileKind, Int)
        case digestDiffers(String)
        case lineCountDiffers(String, manifest: Int, file: Int)
        /// More than one line in ten thousand can't be read.
        case tooManyUnreadable(String, unreadable: Int, records: Int)
        case fileUnreadable(String)
        case worksMissing
        case loadedBefore(String)
        case otherLoadRuns
        /// More than one ISRC in twenty of the feed before is gone: most likely it is not the whole.
        case tooManyVanished(vanished: Int, before: Int)
    }

    /// Why.
    public let code: Code

    public init(_ code: Code) { self.code = code }
}
