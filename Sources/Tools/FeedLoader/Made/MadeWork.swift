import Publishing

/// One made up work with its recording and shares.
struct MadeWork {
    static let publishersOfAll = 5_000
    /// Of them one in ten has no IPI, and stands only where that is the fault.
    static let writersOfAll = 20_000

    let number: Int
    let fault: MadeFault?

    init(_ number: Int, of feed: MadeFeed) {
        self.number = number
        fault = MadeFault.of(number % feed.period)
    }

    var isrc: String { "ZZMAD26" + Self.padded(number, 5).suffix(5) }
    private var workID: String { "W\(number)" }
    private var recordingID: String { "R\(number)" }
    private var title: String { MadeName.title(number) }

    static func isWithoutIPI(_ writer: Int) -> Bool { writer % 10 == 9 }
    static func writerID(_ writer: Int) -> String { "A\(writer)" }
    static func ipi(_ number: Int) -> String { padded(number + 1, 11) }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Three writers with an IPI.
    private var writers: [Int] {
        (0..<3).map { (number * 3 + $0) % (Self.writersOfAll / 10 * 9) }.map { $0 / 9 * 10 + $0 % 9 }
    }

    private var writerWithoutIPI: Int { (number * 10 + 9) % Self.writersOfAll }

    /// All its rows, file by file.
    var rows: [(MadeFile, [String])] {
        switch fault {
        case .notFound: return []
        case .unmatchedOnly:
            return [
                (.unmatched, ["M\(number)", "SoundRecording", isrc, "Tunebox::\(number)", title, "", "", "", "Nobody"])
            ]
        default: break
        }
        return [work(workID, title)] + recordings + links
            + (fault == .noPublisher ? writersRows : writersRows + publishersRows)
            + extraWork + unclaimed
    }

    private func work(_ id: String, _ title: String, isComposite: Bool = false, iswc: String? = nil) -> (
        MadeFile, [String]
    ) {
        let isWithout = fault == .workWithoutISWC || fault == .disputedBelowWithoutISWC
        let code = iswc ?? (isWithout ? "" : "T" + Self.padded(number, 10))
        let isDisputed = fault == .dispute || fault == .disputedBelowWithoutISWC
        return (
            .works,
            [
                id, code, title, "", "", "", "", isDisputed ? "true" : "false", "", "false", "", "",
                isComposite ? "true" : "",
            ]
        )
    }

    private var recordings: [(MadeFile, [String])] {
        func row(_ id: String, _ subtitle: String) -> (MadeFile, [String]) {
            (.recordings, [id, "SoundRecording", isrc, title, "", subtitle, MadeName.person(number % 97)])
        }
        switch fault {
        case .versionUnderOriginal: return [row(recordingID, (number / 100).isMultiple(of: 4) ? "Club Remix" : "Live")]
        case .radioEdit: return [row(recordingID, "Radio Edit")]
        case .severalRecordings: return [row(recordingID, ""), row("R\(number)b", "Remastered")]
        default: return [row(recordingID, "")]
        }
    }

    private var links: [(MadeFile, [String])] {
        let own = (MadeFile.links, ["L\(number)", workID, recordingID])
        switch fault {
        case .recordingWithoutWork: return []
        case .severalRecordings: return [own, (.links, ["L\(number)b", workID, "R\(number)b"])]
        case .severalWorks, .composite, .copyOfOneWork:
            return [own, (.links, ["L\(number)b", "W\(number)b", recordingID])]
        default: return [own]
        }
    }

    /// A second work of the recording: another one, one that the first is a part of, or the same once more.
    private var extraWork: [(MadeFile, [String])] {
        let iswc = "T9" + Self.padded(number, 9)
        switch fault {
        case .severalWorks: return [work("W\(number)b", title + " Noma", iswc: iswc)] + shares(of: "W\(number)b", "b")
        case .composite:
            return [work("W\(number)b", title + " Medley", isComposite: true, iswc: iswc)]
                + shares(of: "W\(number)b", "b")
        case .copyOfOneWork: return [work("W\(number)b", title)] + shares(of: "W\(number)b", "b")
        default: return []
        }
    }

    private var unclaimed: [(MadeFile, [String])] {
        func rows(_ percentage: String, _ work: String) -> [(MadeFile, [String])] {
            (0..<2).map { service in
                (
                    .unclaimed,
                    [
                        "U\(number)-\(service)", recordingID, work, isrc, "Streamery::\(number)-\(service)", "", "", "",
                        "",
                        "", "", percentage, "\(number % 100).5",
                    ]
                )
            }
        }
        switch fault {
        case .recordingWithoutWork: return rows("100", "")
        case .sharesBelow: return rows("33.33", workID)
        default: return []
        }
    }

    /// What our catalogue says of it.
    var credits: [MadeFeed.Credit] {
        let names = writers.map(MadeName.person)
        func credits(_ names: [String], _ confidence: Double = 0.9) -> [MadeFeed.Credit] {
            names.map { .init(isrc: isrc, title: title, writer: $0, confidence: confidence) }
        }
        switch fault {
        case .writersDiffer: return credits(Array(names.dropLast()) + ["Somebody Elsewhere"])
        case .creditsReordered:
            return credits(names.map { $0.split(separator: " ").reversed().joined(separator: ", ").uppercased() })
        case .creditsUnsure: return credits(names) + credits(["Somebody Unsure"], 0.2)
        case .creditsAgree: return credits(names)
        default: return []
        }
    }
}

extension MadeWork {
    private func shares(of work: String, _ mark: String) -> [(MadeFile, [String])] {
        writers.enumerated().map { index, writer in
            share("S\(number)\(mark)\(index)", work, Self.writerID(writer), "ComposerLyricist")
        } + [
            share(
                "S\(number)\(mark)9", work, "P\(number % Self.publishersOfAll)", "RightsAdministrator", "100",
                Self.collection)
        ]
    }

    private static let collection = "MusicalWorkCollectionShare"

    /// A row of the file of shares.
    private func share(
        _ id: String, _ work: String, _ party: String, _ role: String, _ percentage: String = "",
        _ kind: String = "MusicalWorkManuscriptShare", preceding: String = "", territory: String = "US",
        end: String = ""
    ) -> (MadeFile, [String]) {
        (
            .shares,
            [
                id, work, party, role, percentage, kind, "MechanicalRight", "2020-01-01", end, preceding, territory,
                "OnDemandStream|PermanentDownload",
            ]
        )
    }

    private var writersRows: [(MadeFile, [String])] {
        let rows = writers.enumerated().map { index, writer in
            share("S\(number)w\(index)", workID, Self.writerID(writer), "ComposerLyricist")
        }
        switch fault {
        case .writerWithSeveralIPIs: return rows + [share("S\(number)w3", workID, "D\(writers[0])", "ComposerLyricist")]
        case .writerTwice: return rows + [share("S\(number)w3", workID, Self.writerID(writers[0]), "ComposerLyricist")]
        case .writerWithoutIPI:
            return rows + [share("S\(number)w3", workID, Self.writerID(writerWithoutIPI), "ComposerLyricist")]
        case .twoRoles: return rows + [share("S\(number)w3", workID, Self.writerID(writers[0]), "Arranger")]
        default: return rows
        }
    }

    /// Three publishers who collect nothing themselves, three administrators in their place, one of another country.
    private var publishersRows: [(MadeFile, [String])] {
        var figures = ["33.34", "33.33", "33.33"]
        switch fault {
        case .sharesAbove: figures[0] = "60"
        case .sharesBelow, .disputedBelowWithoutISWC: figures.removeLast()
        case .sharesUnknown: figures[2] = ""
        case .withinTolerance: figures = ["33.3", "33.3", "33.3"]
        default: break
        }
        let own = fault == .predecessorWithItsOwnFigure ? "33.33" : "0"
        let publishers = (0..<3).map { index in
            share(
                "S\(number)p\(index)", workID, party(index), "OriginalPublisher", own, Self.collection,
                end: figures.count > index ? "" : "2024")
        }
        let administrators = figures.enumerated().map { index, figure in
            share(
                "S\(number)a\(index)", workID, party(index + 3), "RightsAdministrator", figure, Self.collection,
                preceding: "S\(number)p\(index)")
        }
        return publishers + administrators + others
    }

    private var others: [(MadeFile, [String])] {
        let abroad = share(
            "S\(number)x0", workID, party(7), "SubPublisher", "100", Self.collection, territory: "GB|IE")
        switch fault {
        case .otherTerritoryAbove:
            return [
                abroad, share("S\(number)x1", workID, party(8), "SubPublisher", "80", Self.collection, territory: "DE"),
            ]
        case .expiredShareBeside:
            return [
                abroad,
                share("S\(number)x1", workID, party(8), "OriginalPublisher", "50", Self.collection, end: "2024-06"),
            ]
        default: return [abroad]
        }
    }

    private func party(_ offset: Int) -> String { "P\((number * 7 + offset) % Self.publishersOfAll)" }
}
