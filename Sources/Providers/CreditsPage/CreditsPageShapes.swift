import JSONFields

/// What the script makes of a page. Texts are the page's, cut to size.
struct PageJSON: Decodable, Equatable, Sendable {
    struct Person: Decodable, Equatable, Sendable {
        let group: String
        let role: String
        let name: String
        let link: String

        init(from decoder: any Decoder) throws {
            let fields = try decoder.fields()
            group = try fields.needed("group")
            role = try fields.needed("role")
            name = try fields.needed("name")
            link = try fields.needed("link")
        }
    }

    let isConsent: Bool
    let isCaptcha: Bool
    let isReady: Bool
    let contract: String
    let language: String
    /// Digits; empty: not shown.
    let streams: String
    let sources: [String]
    let isCut: Bool
    let people: [Person]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        isConsent = try fields.flag("consent")
        isCaptcha = try fields.flag("captcha")
        isReady = try fields.flag("ready")
        contract = try fields.needed("contract")
        language = try fields.needed("language")
        streams = try fields.needed("streams")
        sources = try fields.neededReadable("sources")
        isCut = try fields.flag("isCut")
        people = try fields.neededReadable("people")
    }

    /// Whether it is a page of the contract: all its marks, in its language.
    var isOfContract: Bool {
        isReady && contract == CreditsPageContract.version && language == CreditsPageContract.language
    }
}
