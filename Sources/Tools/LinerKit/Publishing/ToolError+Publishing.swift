import Publishing
import PublishingAnswers

/// What it means for a person that a feed is refused, or that there is none.
extension ToolError {
    static func of(_ error: FeedRefusal) -> ToolError {
        let (problem, fix) = words(error.code)
        return ToolError(.input, "the feed is refused whole: \(problem)", fix: fix)
    }

    static func of(_ error: PublishingAnswerError) -> ToolError {
        switch error {
        case .noFeed:
            ToolError(.negative, "no feed is loaded", fix: "Load one: liner publishing load FOLDER")
        case .feedUnknown(let text):
            ToolError(.negative, "there is no feed “\(text.printable)”", fix: "`liner publishing feeds` lists them")
        case .noFeedBefore(let name):
            ToolError(
                .negative, "\(name.printable) is the only feed, so there is nothing to compare it with",
                fix: "Load the next one when it comes: the older stays for this")
        case .isrcInvalid(let text):
            ToolError(
                .negative, "“\(text.printable)” is no ISRC",
                fix: "An ISRC has two letters, three letters or digits and seven digits: USJI10000001")
        }
    }

    private static let again = "Fetch the feed again, all of it; nothing was changed"

    private static func words(_ code: FeedRefusal.Code) -> (String, String) {
        switch code {
        case .manifestMissing:
            (
                "it has no manifest, which is delivered last",
                "Wait until BWARM_Manifest_….tsv is there, or give "
                    + "--unverified: every answer then says that nobody proved its completeness"
            )
        case .manifestUnreadable(let why): ("its manifest can't be read: \(why)", again)
        case .severalManifests(let names):
            ("it has several manifests: \(list(names))", "Keep the files of one feed in one folder")
        case .fileMissing(let name): ("\(name.printable) is named by the manifest and is not there", again)
        case .fileTwice(_, let names): ("\(list(names)) hold the same", "Keep the files of one version only")
        case .headingMissing(let kind, let names):
            (
                "its file of \(kind.rawValue) has no column \(list(names))",
                "It is of a version that this program does not know"
            )
        case .cellCountUnknown(let kind, let count):
            (
                "lines of its file of \(kind.rawValue) have \(count) cells, as in no version",
                "It is of a version that this program does not know"
            )
        case .worksMissing: ("it has no file of works", again)
        default: damage(code)
        }
    }

    private static func damage(_ code: FeedRefusal.Code) -> (String, String) {
        switch code {
        case .digestDiffers(let name): ("\(name.printable) is not what its sender sent, by its MD5", again)
        case .lineCountDiffers(let name, let expected, let found):
            ("\(name.printable) has \(found) records, and \(expected) lines by the manifest", again)
        case .tooManyUnreadable(let name, let count, let records):
            (
                "\(count) of \(records) lines of \(name.printable) can't be read, more than one in 10,000",
                "Report it to the sender; nothing was changed"
            )
        case .fileUnreadable(let name): ("\(name.printable) can't be read", "Mend the rights there")
        case .loadedBefore(let name):
            ("\(name.printable) is loaded already", "To load it anew: liner publishing remove \(name.printable)")
        case .otherLoadRuns: ("another feed is being loaded", "Wait for its end")
        case .tooManyVanished(let vanished, let before):
            (
                "\(vanished) of \(before) ISRCs of the feed before are not in it, more than one in 20",
                "Ask the sender whether that is right; then give --accept-loss"
            )
        default: ("it can't be read", again)
        }
    }

    private static func list(_ names: [String]) -> String { names.map(\.printable).joined(separator: ", ") }
}
