import Door
import Hummingbird

extension PageRequest {
    /// What pages know in a query and in a form; the rest is let be.
    private static let queryNames = [
        "after", "cause", "queue", "run", "person", "with", "artist", "roles", "year", "q", "known", "order", "on",
        "by",
        "zone",
    ]
    private static let formNames = [FormVisitor.tokenField, "act", "artist", "upstream", "reason", "cause", "sure"]

    init(_ request: Request, form: FormBody? = nil) {
        let query = FormBody(request.uri.query ?? "")
        self.init(
            form == nil ? .get : .post, path: Self.path(request.uri.path),
            query: Self.fields(Self.queryNames, of: query),
            form: form.map { Self.fields(Self.formNames, of: $0) } ?? [:])
    }

    /// A form that may bring a file, in the field `file`.
    init(_ request: Request, upload: MultipartForm) {
        let names = [FormVisitor.tokenField, "act", "name", "text"]
        self.init(
            .post, path: Self.path(request.uri.path),
            form: names.reduce(into: [:]) { fields, name in fields[name] = upload.fields[name] },
            file: upload.files["file"])
    }

    /// Part by part; one that is no UTF-8 names nothing that is there.
    static func path(_ text: String) -> [String] {
        text.split(separator: "/").map { Percent.decoded(String($0)) ?? "\u{FFFD}" }
    }

    private static func fields(_ names: [String], of form: FormBody) -> [String: String] {
        names.reduce(into: [:]) { fields, name in fields[name] = form[name] }
    }
}
