/// The forms in which a request wants text: `text_format=plain,dom`.
struct GeniusTextFormat: Sendable, Equatable {
    private let wantsPlain: Bool
    private let wantsDOM: Bool

    /// Without a known form, a tree of elements.
    init(_ parameter: String?) {
        let forms = (parameter ?? "").split(separator: ",")
        wantsPlain = forms.contains("plain")
        wantsDOM = forms.contains("dom") || !wantsPlain
    }

    func shape(_ text: String) -> JSONValue {
        var shape = JSONValue.object([:])
        if wantsPlain { shape = shape.adding("plain", .string(text)) }
        guard wantsDOM else { return shape }
        let paragraph = JSONValue.object(["tag": "p", "children": .texts([text])])
        return shape.adding("dom", .object(["tag": "root", "children": .array([paragraph])]))
    }
}
