/// The part of a list that a request asks for, with the addresses of the others.
struct DiscogsPage: Sendable, Equatable {
    /// As asked, from 1.
    let number: Int
    /// 1…100.
    let size: Int
    /// The page that comes; another one only by a fault.
    private let shown: Int

    static let sizeMaximum = 100
    static let sizeDefault = 50
    private static let numberMaximum = 1_000_000

    init(_ parameters: Parameters, fault: PagingFault?) {
        number = min(max(1, Int(parameters["page"] ?? "") ?? 1), Self.numberMaximum)
        size = min(max(1, Int(parameters["per_page"] ?? "") ?? Self.sizeDefault), Self.sizeMaximum)
        shown =
            switch fault {
            case .repeated: max(1, number - 1)
            case .looping: 1
            case nil: number
            }
    }

    /// - Parameters:
    ///   - key: Under which the elements stand.
    ///   - address: Of the request, with its query.
    /// - Returns: Not found, for a page behind the last one.
    func answer(_ key: String, _ elements: [JSONValue], address: String) -> Answer {
        let pages = max(1, (elements.count + size - 1) / size)
        guard number <= pages else { return .discogsError(404) }
        let pagination = JSONValue.object([
            "page": .integer(number), "pages": .integer(pages), "per_page": .integer(size),
            "items": .integer(elements.count), "urls": urls(pages: pages, address),
        ])
        let cut = Array(elements.dropFirst((shown - 1) * size).prefix(size))
        return .ok(
            .object([
                JSONValue.Member(key: "pagination", value: pagination),
                JSONValue.Member(key: key, value: .array(cut)),
            ]))
    }

    /// No ways back on the first page, none on on the last.
    private func urls(pages: Int, _ address: String) -> JSONValue {
        var urls = JSONValue.object([:])
        func add(_ name: String, _ page: Int) { urls = urls.adding(name, .string(Self.address(address, page, size))) }
        if number > 1 {
            add("first", 1)
            add("prev", number - 1)
        }
        if number < pages {
            add("next", number + 1)
            add("last", pages)
        }
        return urls
    }

    /// The same address for another page.
    private static func address(_ address: String, _ page: Int, _ size: Int) -> String {
        let halves = address.split(separator: "?", maxSplits: 1)
        let query = (halves.count > 1 ? halves[1] : "").split(separator: "&").filter {
            !$0.hasPrefix("page=") && !$0.hasPrefix("per_page=") && !$0.hasPrefix("token=")
        }
        let whole = query.map(String.init) + ["per_page=\(size)", "page=\(page)"]
        return halves[0] + "?" + whole.joined(separator: "&")
    }
}
