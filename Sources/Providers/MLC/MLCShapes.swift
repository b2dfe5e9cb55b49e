import FoundationEssentials
import JSONFields
import Publishing

/// The answer to a login. `expiresIn` is a text, and a number at times.
struct TokenJSON: Decodable {
    let idToken: String?
    let error: String?
    let lifetime: Duration

    private enum CodingKeys: String, CodingKey { case idToken, error, expiresIn }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        idToken = try fields.decodeIfPresent(String.self, forKey: .idToken)
        error = try fields.decodeIfPresent(String.self, forKey: .error)
        let text = try? fields.decodeIfPresent(String.self, forKey: .expiresIn)
        let number = try? fields.decodeIfPresent(Double.self, forKey: .expiresIn)
        lifetime = .seconds(min(max(text.flatMap(Double.init) ?? number ?? 3_600, 180), 86_400))
    }
}

/// A recording; the key of its song code is spelt in two ways.
struct RecordingJSON: Decodable {
    let title: String?
    let songCode: String?

    private enum CodingKeys: String, CodingKey { case title, mlcsongCode, mlcSongCode }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        let code =
            try fields.decodeIfPresent(String.self, forKey: .mlcsongCode)
            ?? fields.decodeIfPresent(String.self, forKey: .mlcSongCode)
        songCode = code.flatMap(\.nonEmpty)
    }
}

struct WorkJSON: Decodable {
    let songCode: String?
    let title: String?
    let iswc: String?
    let writers: [WriterJSON]
    let publishers: [PublisherJSON]

    private enum CodingKeys: String, CodingKey {
        case mlcSongCode, mlcsongCode, primaryTitle, iswc, writers, publishers
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let code =
            try fields.decodeIfPresent(String.self, forKey: .mlcSongCode)
            ?? fields.decodeIfPresent(String.self, forKey: .mlcsongCode)
        songCode = code.flatMap(\.nonEmpty)
        title = try fields.decodeIfPresent(String.self, forKey: .primaryTitle)
        iswc = try fields.decodeIfPresent(String.self, forKey: .iswc).flatMap(RegistryCode.iswc)
        writers = try fields.decodeIfPresent([WriterJSON].self, forKey: .writers) ?? []
        publishers = try fields.decodeIfPresent([PublisherJSON].self, forKey: .publishers) ?? []
    }
}

struct WriterJSON: Decodable {
    let writerFirstName: String?
    let writerLastName: String?
    let writerIPI: String?
    let writerRoleCode: String?

    var party: Registration.Party? {
        let name = [writerFirstName, writerLastName].compactMap { $0.flatMap(\.nonEmpty) }.joined(separator: " ")
        guard !name.isEmpty else { return nil }
        return .init(name: name, ipi: writerIPI.flatMap(RegistryCode.ipi), role: writerRoleCode)
    }
}

struct PublisherJSON: Decodable {
    let publisherName: String?
    let publisherIpiNumber: String?
    let publisherRoleCode: String?
    let collectionShare: Double?
    let administrators: [PublisherJSON]?

    var party: Registration.Party? {
        guard let name = publisherName.flatMap(\.nonEmpty) else { return nil }
        return .init(
            name: name, ipi: publisherIpiNumber.flatMap(RegistryCode.ipi), role: publisherRoleCode,
            share: collectionShare)
    }
}

extension Registration {
    /// Administrators and parents repeat the share of whom they stand for: those at the top alone are added.
    init(isrc: String, recordings: [RecordingJSON], work: WorkJSON?, asOf: Date) {
        let shares = work?.publishers.compactMap(\.collectionShare) ?? []
        var seen: Set<Party> = []
        func once(_ parties: [Party]) -> [Party] { parties.filter { seen.insert($0).inserted } }
        self.init(
            isrc: isrc, source: MLC.name, origin: .mlc, asOf: asOf,
            state: recordings.isEmpty ? .notFound : work == nil ? .recordingWithoutWork : .matched,
            title: work?.title ?? recordings.first?.title, iswc: work?.iswc, songCode: work?.songCode,
            writers: once(work?.writers.compactMap(\.party) ?? []),
            publishers: once(work?.publishers.compactMap(\.party) ?? []),
            administrators: once((work?.publishers ?? []).flatMap { $0.administrators ?? [] }.compactMap(\.party)),
            collectionShare: shares.isEmpty ? nil : (shares.reduce(0, +) * 100).rounded() / 100)
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
