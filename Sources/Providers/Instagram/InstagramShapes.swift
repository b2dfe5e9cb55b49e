import Catalogue
import JSONFields

// The parts of the answer that are used. Empty fields are left out, so only the id must be there.

/// `{"business_discovery": {…}, "id": "<our own id>"}`
struct DiscoveryJSON: Decodable, Equatable, Sendable {
    /// nil: the account does not show itself.
    var account: AccountJSON?

    private enum Key: String, CodingKey { case account = "business_discovery" }

    init(from decoder: any Decoder) throws {
        account = try decoder.container(keyedBy: Key.self).decodeIfPresent(AccountJSON.self, forKey: .account)
    }
}

struct AccountJSON: Decodable, Equatable, Sendable {
    /// Up to 17 digits and more.
    var id: String
    var username: String?
    var name: String?
    var biography: String?
    var website: String?
    var followers: Int?
    var posts: Int?

    private enum Key: String, CodingKey {
        case id, username, name, biography, website
        case followers = "followers_count"
        case posts = "media_count"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.needed(.id)
        username = fields.tolerated(.username)
        name = fields.tolerated(.name)
        biography = fields.tolerated(.biography)
        website = fields.tolerated(.website)
        followers = fields.toleratedNumber(.followers)
        posts = fields.toleratedNumber(.posts)
    }
}

extension FoundProfile {
    init(_ account: AccountJSON, handle: InstagramHandle) {
        self.init(
            nativeID: account.id, handle: account.username ?? handle.text, name: account.name,
            biography: account.biography, website: account.website, followers: account.followers,
            posts: account.posts)
    }
}

/// The body of a refusal.
struct RefusalJSON: Decodable, Sendable {
    struct Reason: Decodable, Sendable {
        var code: Int
        var subcode: Int?
        var isTransient: Bool?

        private enum CodingKeys: String, CodingKey {
            case code
            case subcode = "error_subcode"
            case isTransient = "is_transient"
        }
    }

    var error: Reason
}
