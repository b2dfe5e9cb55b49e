import Gateway
import JSONFields
import Upstreams

/// One page of a list.
struct PageJSON<Element: Decodable & Equatable & Sendable>: Decodable, Equatable, Sendable {
    /// Those that can be read.
    var elements: [Element]
    /// Places that the page takes up: nulls and what can't be read, too.
    var placeCount: Int
    /// Where Spotify says that the page starts.
    var offset: Int?
    var total: Int?
    /// Whether Spotify names a next page. Its address is not looked at: it may name another host.
    var hasNext: Bool

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let places: [Element?] = try fields.neededPlaces("items")
        elements = places.compactMap(\.self)
        placeCount = places.count
        offset = fields.toleratedNumber("offset")
        total = fields.toleratedNumber("total")
        hasNext = fields.contains("next") && (try? fields.decodeNil(forKey: "next")) == false
    }

    /// Where the next page starts: after what came, for a page may be shorter than was asked. nil: there is
    /// none. Not reckoned from the total, which drifts; a next page that turns out empty is the end, too.
    ///
    /// - Parameters:
    ///   - asked: The offset that was asked for.
    ///   - limit: The page size that was asked for.
    /// - Throws: ``UpstreamError`` where the page starts before what was asked: so a list would never end.
    func nextOffset(after asked: Int, limit: Int, endpoint: SpotifyEndpoint) throws -> Int? {
        if let offset, offset < asked {
            throw UpstreamError(
                upstream: Spotify.key, endpoint: endpoint.rawValue, category: .malformedResponse,
                disposition: .retryable(after: nil), detail: "the page starts before the offset that was asked for")
        }
        let next = asked + placeCount
        guard hasNext, placeCount > 0, next < SpotifyLimits.pagesMaximum * limit else { return nil }
        return next
    }
}

/// What a search found of one kind: `{"tracks": {…}}`.
struct SearchJSON<Element: Decodable & Equatable & Sendable & Named>: Decodable, Sendable {
    var page: PageJSON<Element>

    init(from decoder: any Decoder) throws { page = try decoder.fields().needed(Element.plural) }
}

/// Several things by their ids: `{"albums": [{…}, null]}`, in the order asked, null for what Spotify doesn't know.
struct BatchJSON<Element: Decodable & Sendable & Named>: Decodable, Sendable {
    /// nil: null, or what can't be read.
    var elements: [Element?]
    /// Places of what can't be read: it is there all the same.
    var broken: Set<Int>

    init(from decoder: any Decoder) throws {
        let results: [Result<Element, any Error>?] = try decoder.fields().neededResults(Element.plural)
        let elements = results.map { try? $0?.get() }
        self.elements = elements
        broken = Set(results.indices.filter { results[$0] != nil && elements[$0] == nil })
    }

    /// Each id with what came in its place, without those in whose place came what can't be read.
    ///
    /// - Throws: ``UpstreamError`` where not as many came as were asked for.
    func elements(for ids: [String], endpoint: SpotifyEndpoint) throws -> [(id: String, element: Element?)] {
        guard elements.count == ids.count else {
            throw UpstreamError(
                upstream: Spotify.key, endpoint: endpoint.rawValue, category: .malformedResponse,
                disposition: .retryable(after: nil),
                detail: "\(elements.count) came where \(ids.count) were asked for")
        }
        return ids.indices.filter { !broken.contains($0) }.map { (id: ids[$0], element: elements[$0]) }
    }
}

/// What stands in answers under the plural of its name.
protocol Named { static var plural: JSONKey { get } }

extension ArtistJSON: Named { static var plural: JSONKey { "artists" } }
extension AlbumJSON: Named { static var plural: JSONKey { "albums" } }
extension TrackJSON: Named { static var plural: JSONKey { "tracks" } }
