/// What an id stands for; the raw value is the name of the resource in a path.
enum EntityKind: String, Sendable, CaseIterable {
    case artist, recording, release, work, url
    case releaseGroup = "release-group"

    /// The name under which a relation holds its target.
    var relationKey: String { self == .releaseGroup ? "release_group" : rawValue }
}

struct Reference: Sendable, Hashable {
    let kind: EntityKind
    let id: String
}

struct Alias: Sendable, Equatable {
    let name: String
    var sortName: String
    var type: String?
    var typeID: String?
    var locale: String?
    var isPrimary: Bool?
    var begin: String?
    var end: String?
    var hasEnded = false
}

struct Artist: Sendable {
    let id: String
    var name: String
    var sortName: String
    var disambiguation = ""
    var type: String?
    var typeID: String?
    var country: String?
    var gender: String?
    var genderID: String?
    var area = JSONValue.null
    var beginArea = JSONValue.null
    var endArea = JSONValue.null
    var lifeSpan = JSONValue.null
    var isnis: [String] = []
    var ipis: [String] = []
    var aliases: [Alias] = []
    /// Under which Genius alone knows them; synthetic artists only.
    var stageName: String?
}

/// One part of an artist credit: the name as credited, and what joins it to the next.
struct CreditPart: Sendable, Equatable {
    let artistID: String
    let name: String
    var joinphrase = ""
}

struct Recording: Sendable {
    let id: String
    var title: String
    /// Milliseconds.
    var length: Int?
    var disambiguation = ""
    var isVideo = false
    var firstReleaseDate: String?
    var isrcs: [String] = []
    var credit: [CreditPart]
}

struct Work: Sendable {
    let id: String
    var title: String
    var disambiguation = ""
    var type: String?
    var typeID: String?
    var language: String?
    var languages: [String] = []
    var iswcs: [String] = []
}

struct ReleaseGroup: Sendable {
    let id: String
    var title: String
    var disambiguation = ""
    var primaryType: String?
    var primaryTypeID: String?
    var secondaryTypes: [String] = []
    var secondaryTypeIDs: [String] = []
    var firstReleaseDate: String?
    var credit: [CreditPart]
}

struct Track: Sendable {
    let id: String
    let number: String
    let title: String
    /// Milliseconds.
    let length: Int?
    let recordingID: String
}

struct Medium: Sendable {
    var position: Int
    var title = ""
    var format: String?
    var formatID: String?
    var tracks: [Track]
}

struct Release: Sendable {
    let id: String
    var title: String
    var disambiguation = ""
    var status: String?
    var statusID: String?
    var date: String?
    var country: String?
    var barcode: String?
    var asin: String?
    var packaging: String?
    var packagingID: String?
    var quality = "normal"
    var language: String?
    var script: String?
    /// As the provider lists them; empty when no date or country is known.
    var events: [JSONValue] = []
    var credit: [CreditPart]
    var groupID: String
    var media: [Medium]

    var tracks: [Track] { media.flatMap(\.tracks) }
}

/// A link, which the provider treats as an entity of its own.
struct Link: Sendable {
    let id: String
    let resource: String
}

/// A relation, seen from neither side.
struct Relation: Sendable {
    let type: String
    let typeID: String
    let source: Reference
    let target: Reference
    var sourceCredit = ""
    var targetCredit = ""
    var attributes: [String] = []
    var attributeIDs: [JSONValue.Member] = []
    var attributeValues: [JSONValue.Member] = []
    var attributeCredits: [JSONValue.Member] = []
    var begin: String?
    var end: String?
    var hasEnded = false
    var orderingKey: Int?
    /// Made up for an artist that says so.
    var isSynthetic = false
}
