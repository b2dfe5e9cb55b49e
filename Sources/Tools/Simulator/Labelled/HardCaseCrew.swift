/// Who makes the songs of a hard case, and which of them which song.
struct HardCaseCrew {
    let kind: Difficulty
    let producers: [Artist]
    let writers: [Artist]

    /// By turns; the second song has two main producers, every fifth a co-producer. Of an album with a producer of the
    /// whole every third song has nobody of its own.
    func producers(of index: Int) -> [(producer: Artist, isCo: Bool)] {
        if kind == .compilations, index % 3 == 2 { return [] }
        let turn = index % 3
        var made = [(producer: producers[turn], isCo: false)]
        if index == 1 { made.append((producers[(turn + 1) % 3], false)) }
        if index % 5 == 4 { made.append((producers[(turn + 2) % 3], true)) }
        return made
    }

    /// The first wrote all, with two or three of the others: more than produced it, as on real songs.
    func writers(of index: Int) -> [Artist] {
        index.isMultiple(of: 2) ? writers : writers.enumerated().filter { $0.offset != 1 + index % 3 }.map(\.element)
    }

    /// How records mark what is not the plain song.
    static let marks = [
        "En Vivo", "Ao Vivo", "Acústico", "En public", "dal vivo", "akustisch", "Live", "Stripped", "ライブ", "Dub",
        "Концертная версия", "With Strings", "Versión Acústica", "Remix", "BBC Session", "Orchestral",
    ]
}

extension Facts {
    /// The works that a recording performs.
    func works(of recording: String) -> [String] {
        let reference = Reference(kind: .recording, id: recording)
        return relations(of: reference).filter { $0.type == "performance" && $0.source == reference }.map(\.target.id)
    }
}
