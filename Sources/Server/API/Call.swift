import AnswerForms
import Catalogue
import CatalogueAnswers
import Door
import FleetAnswers
import FleetMessages
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Messages
import Postgres

/// One request to the API, with what its handler reads of it.
struct Call: Sendable {
    static let limitMaximum = 500

    let request: Request
    let context: DoorContext

    var fleet: FleetQueries { get throws { FleetQueries(try context.database) } }
    var catalogue: CatalogueQueries { get throws { CatalogueQueries(try context.database) } }

    /// A part of the path; it is there, or the route would be another.
    func part(_ name: String) throws -> String {
        guard let text = context.parameters.get(name)?.removingPercents, !text.isEmpty else {
            throw Problem.invalid(name, "The path has no \(name).", fix: "Correct it")
        }
        return text
    }

    /// A number of ours in the path.
    ///
    /// - Throws: ``Problem`` 404: nothing has such a number.
    func number(_ name: String) throws -> Int64 {
        guard let number = Int64(try part(name)), number > 0 else {
            throw Problem.unknown("\(name) of that number", "\(name)-unknown", fix: "Numbers are 1, 2, 3 …")
        }
        return number
    }

    /// A part of the query; nil where it is missing or empty.
    func query(_ name: String) throws -> String? {
        guard let text = request.uri.queryParameters[Substring(name)].map(String.init), !text.isEmpty else {
            return nil
        }
        guard text.count <= 500, !text.unicodeScalars.contains("\0") else {
            throw Problem.invalid(name, "\(name) is longer than 500 characters, or no text.", fix: "Give less")
        }
        return text
    }

    /// Most items of a page.
    var limit: Int {
        get throws {
            guard let text = try query("limit") else { return 50 }
            guard let limit = Int(text), (1...Self.limitMaximum).contains(limit) else {
                throw Problem.invalid("limit", "limit must be 1 to \(Self.limitMaximum).", fix: "Ask for less at once")
            }
            return limit
        }
    }

    /// A whole number in the query, 1 or more; nil where it is missing.
    func id(_ name: String) throws -> Int64? {
        guard let text = try query(name) else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw Problem.invalid(name, "\(name) must be a whole number, 1 or more.", fix: "Take it from an answer")
        }
        return number
    }

    /// The artist whom the query names, by number, name or a source's id; nil where it names none.
    func artist() async throws -> ArtistID? {
        guard let text = try query("artist") else { return nil }
        return try await catalogue.artist(text).artistId
    }

    /// The body, by its fields in snake_case; one that is empty is an object without fields.
    ///
    /// - Parameter limit: Most bytes; nil: as many as any request may have.
    func body<Body: Decodable>(as type: Body.Type = Body.self, upTo limit: Int? = nil) async throws -> Body {
        let bytes = try await request.body.collect(upTo: limit ?? context.maxUploadSize)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let text = bytes.readableBytes == 0 ? "{}" : String(buffer: bytes)
            return try decoder.decode(Body.self, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw Problem.invalid(
                error.field, "The body is not what is asked for at \(error.field).",
                fix: "/api/v1/openapi.json says what it holds")
        }
    }

    /// An answer.
    func json(
        _ answer: some Encodable, status: HTTPResponse.Status = .ok, keys: JSONForm.Keys = .snakeCase
    ) throws -> Response {
        try .json(answer, to: request, status: status, keys: keys)
    }

    /// A page of a list that was asked for with one more than ``limit``, so that it is known whether it ends.
    func page<Item: Encodable>(
        _ items: [Item], keys: JSONForm.Keys = .snakeCase, key: (Item) -> String
    ) throws -> Response {
        let limit = try limit
        let shown = items.prefix(limit)
        return try json(Page(items: Array(shown), next: items.count > limit ? shown.last.map(key) : nil), keys: keys)
    }
}

/// Items, and the key behind which there are more; nil: there are none.
struct Page<Item: Encodable>: Encodable {
    let items: [Item]
    let next: String?

    private enum CodingKeys: String, CodingKey { case items, next }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

extension DecodingError {
    /// The field in which it went wrong; `body` for the whole.
    fileprivate var field: String {
        let path: [any CodingKey] =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        return path.last?.stringValue ?? "body"
    }
}

extension String {
    /// Without the encoding of addresses; nil where that is broken.
    fileprivate var removingPercents: String? {
        contains("%") ? FormBody("x=\(replacing("+", with: "%2B"))")["x"] : self
    }
}
