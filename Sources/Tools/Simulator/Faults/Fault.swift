/// One thing that can be wrong with an answer.
public enum Fault: Sendable, Equatable {
    /// Another status, with the provider's JSON or a proxy's HTML, and any `Retry-After`, sensible or not.
    case status(Int, retryAfter: String?, isHTML: Bool)
    /// Nothing comes for that long.
    case slowHeaders(Duration)
    /// The body takes that long, in pieces.
    case slowBody(Duration)
    /// The connection breaks after that part of the body, 0…99 %.
    case truncated(percent: Int)
    /// A number where a string belongs, a string where a number belongs.
    case wrongTypes
    /// Null among the items of lists.
    case nullItems
    /// A web page with status 200.
    case html
    /// No body with status 200.
    case empty
    /// The page before comes again.
    case repeatedPage
    /// The first page comes for ever.
    case loopingPage
    /// The connection is reset before the answer.
    case reset
    /// The token is not taken, in the provider's own shape.
    case unauthorized
    /// Asking for many entities at once is not for this client.
    case forbiddenBatches
    /// The client has used up its quota for most of a day.
    case quota
    /// The client is in development mode, with its smaller limits.
    case developmentMode
    /// Something is wrong with a page for people.
    case page(PageFault)

    /// Whether the service answers so by itself; it does nothing where a provider knows no such thing.
    var isOfService: Bool {
        switch self {
        case .unauthorized, .forbiddenBatches, .quota, .developmentMode, .page: true
        default: false
        }
    }
}
