/// What a site's robots file lets us visit, as RFC 9309 reads it. Pure.
struct RobotsRules: Sendable, Equatable {
    private struct Rule: Sendable, Equatable {
        let pattern: [UInt8]
        let isAllowed: Bool
    }

    /// Whom a file may name to mean us.
    static let ourName = "linernotes"
    /// More of a file is not read.
    static let bytesMaximum = 512 << 10

    private let rules: [Rule]

    /// There is no file: everything may be visited.
    static let none = RobotsRules("")

    init(_ text: String) {
        var groups: [(names: [String], rules: [Rule])] = []
        var isNaming = false
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let (field, value) = (Self.trimmed(parts[0]).lowercased(), Self.trimmed(parts[1]))
            switch field {
            case "user-agent":
                if !isNaming { groups.append(([], [])) }
                isNaming = true
                groups[groups.count - 1].names.append(value.lowercased())
            case "allow", "disallow":
                isNaming = false
                guard !groups.isEmpty, !value.isEmpty else { continue }
                groups[groups.count - 1].rules.append(Rule(pattern: Array(value.utf8), isAllowed: field == "allow"))
            default: continue
            }
        }
        let ours = groups.filter { $0.names.contains(Self.ourName) }
        rules = (ours.isEmpty ? groups.filter { $0.names.contains("*") } : ours).flatMap(\.rules)
    }

    /// Whether a path may be visited: the longest rule that fits decides, and of equals the one that allows.
    func allows(_ path: String) -> Bool {
        let path = Array(path.utf8)
        let fitting = rules.filter { Self.fits($0.pattern[...], path[...]) }
        let longest = fitting.map(\.pattern.count).max() ?? 0
        let decisive = fitting.filter { $0.pattern.count == longest }
        return decisive.isEmpty || decisive.contains(where: \.isAllowed)
    }

    /// `*` is anything, `$` at the end is the end. In time that grows with the product of both, whatever they are.
    private static func fits(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let pattern = isAnchored ? pattern.dropLast() : pattern
        var places: Set<Int> = [path.startIndex]
        for byte in pattern {
            if byte == UInt8(ascii: "*") {
                guard let first = places.min() else { return false }
                places = Set(first...path.endIndex)
            } else {
                places = Set(places.filter { $0 < path.endIndex && path[$0] == byte }.map { $0 + 1 })
            }
            if places.isEmpty { return false }
        }
        return !isAnchored || places.contains(path.endIndex)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
