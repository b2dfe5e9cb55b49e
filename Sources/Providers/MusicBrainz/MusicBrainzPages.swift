import JSONFields

/// One page of a browse: `release-count`, `release-offset`, `releases`.
struct BrowsePageJSON<Element: BrowsableJSON>: Decodable {
    var total: Int
    var offset: Int
    /// Those that can be read.
    var elements: [Element]
    /// Places that the page takes up: those that can't be read, too.
    var placeCount: Int

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let name = Element.entity
        total = try fields.needed(JSONKey(stringValue: "\(name)-count"))
        offset = fields.toleratedNumber(JSONKey(stringValue: "\(name)-offset")) ?? 0
        let places = try fields.neededPlaces(JSONKey(stringValue: "\(name)s")) as [Element?]
        elements = places.compactMap(\.self)
        placeCount = places.count
    }

    /// Where the next page starts, after what came: the server returns fewer than asked where releases
    /// have many tracks. nil: there is none.
    func nextOffset(after offset: Int) -> Int? {
        let next = offset + placeCount
        return placeCount == 0 || next >= total ? nil : next
    }
}

/// A page of search hits. A hit that can't be read is left out: a search is a hint, its index holds
/// rows of all ages, and one of them must not hide the others.
struct SearchPageJSON<Element: BrowsableJSON>: Decodable {
    var total: Int
    var hits: [Hit]

    struct Hit: Decodable {
        /// 0…100.
        var score: Int
        var element: Element

        init(from decoder: any Decoder) throws {
            score = try decoder.fields().toleratedNumber("score") ?? 0
            element = try Element(from: decoder)
        }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        total = fields.toleratedNumber("count") ?? 0
        let plural = JSONKey(stringValue: "\(Element.entity)s")
        // Searches of 2014 named the list in the singular.
        let key = fields.contains(plural) ? plural : JSONKey(stringValue: Element.entity)
        hits = try fields.neededReadable(key)
    }
}

/// What comes in pages, under a name of its own.
protocol BrowsableJSON: Decodable, Sendable {
    static var entity: String { get }
}

extension ArtistJSON: BrowsableJSON { static var entity: String { "artist" } }
extension RecordingJSON: BrowsableJSON { static var entity: String { "recording" } }
extension ReleaseJSON: BrowsableJSON { static var entity: String { "release" } }
extension ReleaseGroupJSON: BrowsableJSON { static var entity: String { "release-group" } }
extension WorkJSON: BrowsableJSON { static var entity: String { "work" } }
extension AddressJSON: BrowsableJSON { static var entity: String { "url" } }
