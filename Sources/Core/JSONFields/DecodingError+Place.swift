extension DecodingError {
    /// Where and what (`releases[3].title: null`), without a byte of the body: descriptions of decoders quote it.
    public var place: String { sentence { "[\($0)]" } }

    /// As ``place``, the same for every entry of a list: `releases[].title: null`.
    var kind: String { sentence { _ in "[]" } }

    private func sentence(_ index: (Int) -> String) -> String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.path(context.codingPath + [key], index)): missing"
        case .valueNotFound(_, let context): "\(Self.path(context.codingPath, index)): null"
        case .typeMismatch(let type, let context): "\(Self.path(context.codingPath, index)): not \(type)"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "the answer is not valid JSON" : "\(Self.path(context.codingPath, index)): not a value we know"
        @unknown default: "the answer can't be decoded"
        }
    }

    private static func path(_ keys: [any CodingKey], _ index: (Int) -> String) -> String {
        let path = keys.reduce("") { path, key in
            if let place = key.intValue { return path + index(place) }
            return path.isEmpty ? word(key.stringValue) : "\(path).\(word(key.stringValue))"
        }
        return path.isEmpty ? "the answer" : path
    }

    /// Keys may come from the body, where a dictionary is decoded: only plain words are said.
    private static func word(_ key: String) -> String {
        let isPlain =
            key.utf8.count <= 40
            && key.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
                    || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
        return isPlain ? key : "…"
    }
}
