/// What forms need to know of who looks: whether to be drawn, and what to carry.
struct FormVisitor: Sendable {
    let site: Site
    let isOperator: Bool
    let formToken: String

    init(site: Site, isOperator: Bool, formToken: String) {
        self.site = site
        self.isOperator = isOperator
        self.formToken = formToken
    }

    init(_ visitor: Visitor, site: Site) {
        self.init(site: site, isOperator: visitor.isOperator, formToken: visitor.formToken)
    }

    /// The field that every form carries.
    static let tokenField = "csrf"

    /// A form that acts. `fields` travel with it as they are.
    func form(
        _ address: Address, act: String, _ fields: [(String, String)] = [], @HTMLBuilder _ content: () -> HTML
    ) -> HTML {
        HTML(
            "form", [Attribute("method", "post"), .action(site, address), .class("acts")],
            together {
                input(.type("hidden"), .name(Self.tokenField), .value(formToken))
                input(.type("hidden"), .name("act"), .value(act))
                fields.map { name, value in input(.type("hidden"), .name(name), .value(value)) }
                content()
            })
    }
}
