/// The name of an account: small letters, digits, points and underscores, thirty at most.
struct InstagramHandle: Sendable, Hashable {
    let name: String

    init?(_ name: String) {
        let isAllowed = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x5F
        }
        guard isAllowed, (1...30).contains(name.utf8.count) else { return nil }
        self.name = name
    }

    /// - Parameter link: The address of the account's page.
    init?(link: String) {
        let root = "https://www.instagram.com/"
        guard link.hasPrefix(root) else { return nil }
        self.init(String(link.dropFirst(root.count).prefix { $0 != "/" }))
    }
}
