extension Site {
    /// What the server calls an instance that nobody has named.
    private static let unnamed = "Liner Notes"

    /// A site whose colour follows from its instance's name: production is red, test amber, wherever they are shown.
    public init(basePath: String, instanceNamed name: String) {
        self.init(
            basePath: basePath, instance: name == Self.unnamed ? "" : name, colour: Colour(instanceNamed: name))
    }
}

extension Site.Colour {
    /// Pure; the same name always has the same colour.
    init(instanceNamed name: String) {
        let name = name.lowercased()
        let known: [(word: String, colour: Self)] = [
            ("prod", .red), ("live", .red), ("test", .amber), ("stag", .amber), ("demo", .green), ("dev", .green),
        ]
        if name == "liner notes" || name.isEmpty {
            self = .grey
        } else if let colour = known.first(where: { name.contains($0.word) })?.colour {
            self = colour
        } else {
            self = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }.isMultiple(of: 2) ? .blue : .violet
        }
    }
}
