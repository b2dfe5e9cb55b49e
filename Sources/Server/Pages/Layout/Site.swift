/// What all pages of one server share: where they stand, and which instance they show.
public struct Site: Sendable, Equatable {
    /// The colour in the header, by which test and production are told apart at a glance.
    public enum Colour: String, Sendable, CaseIterable {
        case grey, blue, green, amber, red, violet
    }

    /// What comes before each path: empty, or begins with a slash and ends without one: `/liner`.
    public let basePath: String
    /// The instance's name, in the header and in each title; empty: none.
    public let instance: String
    /// The instance's colour.
    public let colour: Colour

    public init(basePath: String = "", instance: String = "", colour: Colour = .grey) {
        let parts = basePath.split(separator: "/")
        self.basePath = parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
        self.instance = instance
        self.colour = colour
    }

    /// The address as a link on a page has it.
    func link(_ address: Address) -> String { basePath + address.text }
}

extension Attribute {
    static func href(_ site: Site, _ address: Address) -> Attribute { Attribute("href", site.link(address)) }
    static func action(_ site: Site, _ address: Address) -> Attribute { Attribute("action", site.link(address)) }
}
