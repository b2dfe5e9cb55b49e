import Catalogue
public import FleetMessages

extension Explanation {
    /// Why several sources' people are taken for one.
    public struct Person: Sendable, Equatable, Encodable {
        /// Our number of the person.
        public let personId: PersonID
        /// The person's name.
        public let person: String
        /// As sources know them: `discogs 901`.
        public let records: [String]
        /// What decided it, in words.
        public let decidedBy: [String]
        /// What would part them again, in words.
        public let undoneBy: String

        init(_ id: PersonID, _ name: String, _ reason: PersonReason) {
            personId = id
            person = name
            records = reason.members.map(\.description)
            let pairs = Dictionary(grouping: reason.bonds) { [$0.left, $0.right] }
                .sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }
            decidedBy = pairs.map { pair, bonds in
                "\(pair[0]) = \(pair[1]) by \(Self.words(bonds).joined(separator: ", "))"
            }
            let isSure = pairs.allSatisfy { $0.value.contains(where: \.isStrong) }
            undoneBy =
                reason.bonds.isEmpty
                ? "the next look at them: nothing that is stated now makes them one"
                : "the end of these statements, or one that tells them apart"
                    + (isSure ? "" : ", or another of the name who comes into question as well")
        }

        /// Each kind of proof once, with how often.
        private static func words(_ bonds: [PersonBond]) -> [String] {
            var roles = 0
            var tracks = 0
            var pages: Set<String> = []
            for bond in bonds {
                switch bond.proof {
                case .role: roles += 1
                case .track: tracks += 1
                case .entry(let key): pages.insert("the page \(key)")
                case .account(let key): pages.insert("the account \(key)")
                case .statedID(let key): pages.insert("a link to \(key)")
                case .word(let number): pages.insert("the operator's word (statement \(number))")
                }
            }
            let names = [
                (roles, "name and kind of work"), (tracks, "name alone"),
            ].filter { $0.0 > 0 }.map { "\($0.1) on \($0.0) track\($0.0 == 1 ? "" : "s")" }
            return names + pages.sorted()
        }
    }
}
