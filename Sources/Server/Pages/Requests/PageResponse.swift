/// What a page answers, for whoever listens to send.
public struct PageResponse: Sendable, Equatable {
    /// The HTTP status.
    public var status: Int
    /// Header fields by their names in lower case.
    public var headers: [String: String]
    /// The body in UTF-8.
    public var body: String

    /// A page; nobody keeps it, for it shows what is.
    static func page(_ html: HTML, status: Int = 200) -> PageResponse {
        PageResponse(
            status: status,
            headers: ["content-type": "text/html; charset=utf-8", "cache-control": "no-store"],
            body: html.markup)
    }

    /// A file whose name changes with its content: kept for a year.
    static func asset(_ asset: Asset) -> PageResponse {
        PageResponse(
            status: 200,
            headers: [
                "content-type": asset.type, "cache-control": "public, max-age=31536000, immutable",
                "etag": "\"\(asset.digest)\"",
            ], body: asset.text)
    }

    /// Leads elsewhere with a GET: after an act, so that a reload does not repeat it.
    static func redirect(to location: String) -> PageResponse {
        PageResponse(
            status: 303, headers: ["location": location, "cache-control": "no-store"], body: "")
    }
}
