import FoundationEssentials
import Matching
import Publishing

/// The answer to a batch: a map by ISRC, whose keys come with dashes or without.
struct BatchJSON: Decodable {
    let entries: [String: EntryJSON]

    static let empty = BatchJSON(entries: [:])

    private init(entries: [String: EntryJSON]) { self.entries = entries }

    private enum CodingKeys: String, CodingKey { case isrcs }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let given = try fields.decodeIfPresent([String: EntryJSON].self, forKey: .isrcs) ?? [:]
        entries = Dictionary(
            given.compactMap { key, entry in ISRC.valid(key).map { ($0, entry) } },
            uniquingKeysWith: { one, _ in one })
    }
}

/// An entry; every field may be missing. One with an `error` is no entry.
struct EntryJSON: Decodable {
    let error: String?
    let songTitle: String?
    let recordingTitle: String?
    let iswc: String?
    let matchStatus: String?
    let songCode: String?
    let songwriters: [SongwriterJSON]?
    let updatedAt: String?

    private enum CodingKeys: String, CodingKey {
        case error, iswc, songwriters
        case songTitle = "song_title"
        case recordingTitle = "recording_title"
        case matchStatus = "match_status"
        case songCode = "mlc_song_code"
        case updatedAt = "updated_at"
    }
}

struct SongwriterJSON: Decodable {
    let name: String?
    let ipi: String?
    let role: String?
    let publishers: [PublisherOfWriterJSON]?
    let share: Double?

    private enum CodingKeys: String, CodingKey {
        case name, ipi, role, publishers
        case share = "share_percentage"
    }

    var party: Registration.Party? {
        name.flatMap { $0.isEmpty ? nil : $0 }.map {
            .init(name: $0, ipi: ipi.flatMap(RegistryCode.ipi), role: role, share: share)
        }
    }
}

/// The same publisher comes up to three times.
struct PublisherOfWriterJSON: Decodable {
    let name: String?
    let ipi: String?
    let role: String?

    var party: Registration.Party? {
        name.flatMap { $0.isEmpty ? nil : $0 }.map { .init(name: $0, ipi: ipi.flatMap(RegistryCode.ipi), role: role) }
    }
}

extension Registration {
    /// Its origin is The MLC. Shares are known only where every writer has one: a missing one is not zero.
    init(isrc: String, entry: EntryJSON?, asOf: Date) {
        let entry = entry?.error == nil ? entry : nil
        let writers = (entry?.songwriters ?? []).compactMap(\.party)
        var seen: Set<[String]> = []
        let parties = (entry?.songwriters ?? []).flatMap { $0.publishers ?? [] }.compactMap(\.party)
            .filter { seen.insert([$0.ipi ?? $0.name, $0.role ?? ""]).inserted }
        let shares = writers.compactMap(\.share)
        self.init(
            isrc: isrc, source: CreditsFM.name, origin: .mlc, asOf: asOf,
            updatedAt: entry?.updatedAt.flatMap { FeedTime.date($0) }, state: Self.state(entry),
            title: entry?.songTitle ?? entry?.recordingTitle, iswc: entry?.iswc.flatMap(RegistryCode.iswc),
            songCode: entry?.songCode.flatMap { $0.isEmpty ? nil : $0 }, writers: writers,
            publishers: parties.filter { $0.role != "RightsAdministrator" },
            administrators: parties.filter { $0.role == "RightsAdministrator" },
            collectionShare: !writers.isEmpty && shares.count == writers.count
                ? (shares.reduce(0, +) * 100).rounded() / 100 : nil)
    }

    private static func state(_ entry: EntryJSON?) -> State {
        guard let entry else { return .notFound }
        switch entry.matchStatus {
        case "matched": return .matched
        case "unmatched": return .recordingWithoutWork
        case "not_in_db", "not_in_mlc": return .notFound
        default: return entry.songCode == nil ? .recordingWithoutWork : .matched
        }
    }
}
