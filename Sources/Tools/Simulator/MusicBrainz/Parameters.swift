/// The query of a request, in order and decoded; names may repeat.
struct Parameters: Sendable, Equatable {
    private var pairs: [(name: String, value: String)] = []

    static func == (left: Parameters, right: Parameters) -> Bool { left.pairs.elementsEqual(right.pairs, by: ==) }

    init(query: String) {
        for part in query.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((Self.decode(halves[0]), halves.count > 1 ? Self.decode(halves[1]) : ""))
        }
    }

    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Percent escapes and plus signs; a broken escape stands for itself.
    static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16), rest.count >= 2 {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The part of a list that a request asks for.
struct Page: Sendable, Equatable {
    /// What the request said; the envelope repeats it.
    var offset: Int
    /// 1…100.
    var limit: Int
    /// Where the page really begins; another place than `offset` only by a fault.
    var start: Int

    static let limitMaximum = 100
    static let limitDefault = 25
    /// Tracks after which a browse of releases ends its page, though never before its first release.
    static let tracksMaximum = 500

    /// - Throws: ``Refusal`` for what is no natural number.
    init(_ parameters: Parameters, fault: PagingFault? = nil) throws {
        let asked = try Self.natural(parameters["limit"], "limit") ?? 0
        limit = asked == 0 ? Self.limitDefault : min(asked, Self.limitMaximum)
        offset = try Self.natural(parameters["offset"], "offset") ?? 0
        start =
            switch fault {
            case .repeated: max(0, offset - limit)
            case .looping: 0
            case nil: offset
            }
    }

    func cut<Element>(_ elements: [Element]) -> [Element] { Array(elements.dropFirst(start).prefix(limit)) }

    /// The page, ended where one element more would carry it past the most tracks.
    func cut<Element>(_ elements: [Element], tracks: (Element) -> Int) -> [Element] {
        var sum = 0
        return cut(elements).enumerated().prefix { index, element in
            sum += tracks(element)
            return index == 0 || sum <= Self.tracksMaximum
        }.map(\.element)
    }

    private static func natural(_ text: String?, _ name: String) throws -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw Refusal(answer: .failure(400, "The \(name) parameter must be a natural number."))
        }
        return number
    }
}

/// A page that is not the one asked for.
enum PagingFault: Sendable, Equatable {
    /// The page before comes again.
    case repeated
    /// The first page comes for ever.
    case looping
}
