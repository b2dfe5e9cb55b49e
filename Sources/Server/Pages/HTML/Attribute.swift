import PrintableText

/// An attribute of an element; one without a value stands alone.
struct Attribute: Sendable {
    let markup: String

    init(_ name: StaticString, _ value: String) { markup = " \(name)=\"\(Escape.text(value.cleaned))\"" }

    init(_ name: StaticString) { markup = " \(name)" }

    private init(nothing: Void) { markup = "" }

    /// Leaves the attribute away where the condition does not hold.
    func when(_ condition: Bool) -> Attribute { condition ? self : Attribute(nothing: ()) }

    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    static func id(_ id: String) -> Attribute { Attribute("id", id) }
    static func name(_ name: String) -> Attribute { Attribute("name", name) }
    static func type(_ type: String) -> Attribute { Attribute("type", type) }
    static func value(_ value: String) -> Attribute { Attribute("value", value) }
    static func title(_ title: String) -> Attribute { Attribute("title", title) }
    static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
    static func label(_ label: String) -> Attribute { Attribute("aria-label", label) }
    /// What the page's script keeps up to date; needs an id.
    static let live = Attribute("data-live")

    /// The attribute and its id: a part that the page's script keeps up to date.
    static func live(_ id: String) -> Attribute { Attribute("data-live", id) }
}
