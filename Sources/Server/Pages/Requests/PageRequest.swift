public import Door

/// What a page is asked, whoever listens for it.
public struct PageRequest: Sendable, Equatable {
    /// What the request wants.
    public enum Method: Sendable, Equatable {
        /// To look.
        case get
        /// To act.
        case post
    }

    /// What it wants.
    public var method: Method
    /// The path below the base path, decoded part by part: `["runs", "3f2a…"]`.
    public var path: [String]
    /// The query, decoded; of a name given twice the last.
    public var query: [String: String]
    /// The fields of a form that was sent; empty where none was.
    public var form: [String: String]
    /// The file that came with the form; nil: none did.
    public var file: MultipartForm.File?

    public init(
        _ method: Method = .get, path: [String], query: [String: String] = [:], form: [String: String] = [:],
        file: MultipartForm.File? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.form = form
        self.file = file
    }
}
