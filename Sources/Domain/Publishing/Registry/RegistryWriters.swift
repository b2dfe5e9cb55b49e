import Matching

/// The writers of a work, one for each name.
struct RegistryWriters: Sendable, Equatable {
    /// A name, and what the shares say of who bears it.
    struct Writer: Sendable, Equatable {
        let name: String
        let key: String
        /// Each once, in the order of the file.
        var ipis: [String]
        /// The rows in which they stand.
        var shares: [RegistryShare]
    }

    /// In the order of the file.
    let all: [Writer]

    init(_ work: RegistryWork) {
        var writers: [Writer] = []
        var places: [String: Int] = [:]
        for share in work.shares where share.isWriters {
            guard let name = share.party?.name, !name.isEmpty else { continue }
            let key = Self.key(name)
            let place = places[key] ?? writers.count
            if place == writers.count {
                places[key] = place
                writers.append(Writer(name: name, key: key, ipis: [], shares: []))
            }
            writers[place].shares.append(share)
            if let ipi = share.party?.ipi, !writers[place].ipis.contains(ipi) { writers[place].ipis.append(ipi) }
        }
        all = writers
    }

    var withSeveralIPIs: [Writer] { all.filter { $0.ipis.count > 1 } }

    var withoutIPI: [Writer] { all.filter(\.ipis.isEmpty) }

    /// Those who stand there by several rows for one role: a share that one row takes over from another is no second.
    var twice: [Writer] {
        all.filter { writer in
            guard writer.ipis.count < 2 else { return false }
            let taken = Set(writer.shares.flatMap(\.preceding))
            let standing = writer.shares.filter { !taken.contains($0.recordId) && $0.endsOn == nil }
            return Dictionary(grouping: standing) {
                [$0.role ?? ""] + $0.territories.sorted() + $0.rightsTypes.sorted()
            }
            .contains { $1.count > 1 }
        }
    }

    /// A name as registries and credits are compared: `QUILL, ADA` is `Ada Quill`; the order of its words does not count.
    static func key(_ name: String) -> String {
        NameKey(name).text.split(separator: " ").sorted().joined(separator: " ")
    }
}
