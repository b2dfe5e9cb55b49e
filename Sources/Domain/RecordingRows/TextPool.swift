import Matching

/// A title as rows are compared by it.
struct PooledTitle {
    let title: RecordingTitle
    /// What it is called.
    let name: Letters
    /// With everything that is set off.
    let spelled: Letters
    let numbers: [Substring]
    let words: [Substring]
}

/// The name of an artist or album.
struct PooledName {
    let letters: Letters
    let words: [Substring]
}

/// Each text once, by number: lists repeat them.
struct TextPool {
    private(set) var titles: [PooledTitle] = []
    private(set) var names: [PooledName] = []
    private var titleNumbers: [String: Int] = [:]
    private var artistNumbers: [String: Int] = [:]
    private var albumNumbers: [String: Int] = [:]
    private var nameNumbers: [String: Int] = [:]

    /// nil: nothing to compare.
    mutating func title(_ text: String) -> Int? {
        if let number = titleNumbers[text] { return number < 0 ? nil : number }
        let title = RecordingTitle(text)
        guard !title.isEmpty else {
            titleNumbers[text] = -1
            return nil
        }
        let words = title.readings[0].split(separator: " ")
        let spelled = title.isPlain ? title.readings[0] : NameKey(title.searchText).text
        titles.append(
            PooledTitle(
                title: title, name: Letters(title.readings[0]), spelled: Letters(spelled),
                numbers: words.filter(Self.isNumber), words: words))
        titleNumbers[text] = titles.count - 1
        return titles.count - 1
    }

    mutating func artist(_ text: String) -> Int? {
        if let number = artistNumbers[text] { return number }
        guard let number = name(ActName(text).text) else { return nil }
        artistNumbers[text] = number
        return number
    }

    /// An edition of an album is that album.
    mutating func album(_ text: String) -> Int? {
        if let number = albumNumbers[text] { return number }
        guard let number = name(RecordingTitle(text).key) else { return nil }
        albumNumbers[text] = number
        return number
    }

    private mutating func name(_ key: String) -> Int? {
        guard !key.isEmpty else { return nil }
        if let number = nameNumbers[key] { return number }
        names.append(PooledName(letters: Letters(key), words: key.split(separator: " ")))
        nameNumbers[key] = names.count - 1
        return names.count - 1
    }

    /// `Interlude 1` and `Interlude 2` are much alike.
    private static func isNumber(_ word: Substring) -> Bool {
        word.contains(where: \.isNumber) || ["ii", "iii", "iv", "vi", "vii", "viii", "ix"].contains(word)
    }
}
