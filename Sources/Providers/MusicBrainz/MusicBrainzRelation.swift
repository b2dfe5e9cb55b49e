import JSONFields

/// One relation, with the object at its other end.
///
/// `target-type` names the object's key, but bodies of 2014 and all search bodies lack it: so the
/// keys themselves are looked for.
struct RelationJSON: Decodable, Equatable, Sendable {
    var type: String?
    var typeID: String?
    var attributes: [String]
    /// Name to id; not there in old recordings.
    var attributeIDs: [String: String]
    /// What the relation's `task` says in free text; nil: it has none.
    var task: String?
    var isEnded: Bool
    /// The person's name as printed on that record; empty: the person's own.
    var targetCredit: String
    var target: Target

    enum Target: Equatable, Sendable {
        case artist(ArtistJSON)
        case work(WorkJSON)
        case address(AddressJSON)
        /// A kind of object that is not used, or none.
        case other
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        type = try fields.optional("type")
        typeID = try fields.optional("type-id")
        // An attribute that is lost would make a co-producer a producer.
        attributes = try fields.list("attributes") ?? []
        attributeIDs = try (fields.optional("attribute-ids") as [String: String?]?)?.compactMapValues(\.self) ?? [:]
        let values = try? fields.optional("attribute-values") as [String: String?]?
        task = values?["task"] ?? nil
        isEnded = try fields.flag("ended")
        targetCredit = fields.tolerated("target-credit") ?? ""
        target = try Self.target(in: fields)
    }

    private static func target(in fields: KeyedDecodingContainer<JSONKey>) throws -> Target {
        if let artist = try fields.optional("artist") as ArtistJSON? { return .artist(artist) }
        if let work = try fields.optional("work") as WorkJSON? { return .work(work) }
        if let address = try fields.optional("url") as AddressJSON? { return .address(address) }
        return .other
    }

    var artist: ArtistJSON? { if case .artist(let artist) = target { artist } else { nil } }
    var work: WorkJSON? { if case .work(let work) = target { work } else { nil } }
    var address: AddressJSON? { if case .address(let address) = target { address } else { nil } }

    /// Whether it carries the attribute, by name or by id: old recordings give no ids.
    func has(_ attribute: RelationAttribute) -> Bool {
        attributes.contains(attribute.rawValue) || attributeIDs.values.contains { $0 == attribute.id }
    }
}

/// An attribute that changes what a relation means.
/// Source: the server's test database, seen on 2026-11-21.
enum RelationAttribute: String, CaseIterable {
    case additional, assistant, associate, co, executive
    case medley
    case live, instrumental, karaoke
    case acapella = "a cappella"

    /// nil where the digest of ids has none: matched by name only.
    var id: String? {
        switch self {
        case .additional: "0a5341f8-3b1d-4f99-a0c6-26b7f4e42c7f"
        case .assistant: "8c4196b1-7053-4b16-921a-f22b2898ed44"
        case .associate: "8d23d2dd-13df-43ea-85a0-d7eb38dc32ec"
        case .co: "ac6f6b4c-a4ec-4483-a04e-9f425a914573"
        case .executive: "e0039285-6667-4f94-80d6-aa6520c6d359"
        case .instrumental: "c031ed4f-c9bb-4394-8cf5-e8ce4db512ae"
        case .medley, .live, .karaoke, .acapella: nil
        }
    }
}
