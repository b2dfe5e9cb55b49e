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
            throw Refusal(answer: .usageError(400, "The \(name) parameter must be a natural number."))
        }
        return number
    }
}
