/// The part of a list that a request to Spotify asks for.
struct SpotifyPage: Sendable, Equatable {
    let limit: Int
    let offset: Int
    private let fault: PagingFault?

    /// - Parameters:
    ///   - usual: The limit of who asks for none.
    ///   - reach: Where the list ends, however long it is.
    /// - Throws: ``Refusal``: more than allowed is refused here, not cut.
    init(
        _ parameters: Parameters, usual: Int, maximum: Int, reach: Int = .max, fault: PagingFault? = nil
    ) throws {
        limit = try Self.number(parameters["limit"], usual: usual, 1...maximum, "limit")
        let furthest = reach == .max ? Int.max : reach - limit
        let offset = try Self.number(parameters["offset"], usual: 0, 0...max(0, furthest), "offset")
        self.offset = fault == .looping ? 0 : offset
        self.fault = fault
    }

    /// The first page as it stands inside an album.
    init(first limit: Int) {
        self.limit = limit
        offset = 0
        fault = nil
    }

    private static func number(
        _ text: String?, usual: Int, _ allowed: ClosedRange<Int>, _ name: String
    ) throws -> Int {
        guard let text else { return usual }
        guard let number = Int(text), allowed.contains(number) else {
            throw Refusal(answer: .spotify(400, "Invalid \(name)"))
        }
        return number
    }

    /// - Parameter link: The URL of a page, by its offset and limit.
    func json<Element>(
        _ elements: [Element], link: (_ offset: Int, _ limit: Int) -> String, _ shape: (Element) -> JSONValue
    ) -> JSONValue {
        let start = fault == .repeated ? max(0, offset - limit) : offset
        let end = offset.addingReportingOverflow(limit)
        let isLast = end.overflow || end.partialValue >= elements.count
        return .object([
            "href": .string(link(offset, limit)),
            "items": .array(elements.dropFirst(start).prefix(limit).map(shape)), "limit": .integer(limit),
            "next": isLast ? .null : .string(link(end.partialValue, limit)), "offset": .integer(offset),
            "previous": offset == 0 ? .null : .string(link(max(0, offset - limit), limit)),
            "total": .integer(elements.count),
        ])
    }
}
