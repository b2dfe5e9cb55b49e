/// What a client says that it is.
enum UserAgent {
    /// The defaults of libraries name no application, and nobody does who says nothing.
    static func namesApplication(_ agent: String?) -> Bool {
        guard let agent, !agent.isEmpty else { return false }
        let defaults = ["curl/", "python-", "java/", "go-http-client", "okhttp", "swift-nio", "xctest"]
        return !defaults.contains { agent.lowercased().hasPrefix($0) }
    }

    /// `Application/1.0 ( contact )`, as MusicBrainz asks for it: whom to turn to, and about what.
    static func namesContact(_ agent: String?) -> Bool {
        guard let agent, namesApplication(agent), let open = agent.firstIndex(of: "("), agent.hasSuffix(")") else {
            return false
        }
        let halves = agent[..<open].split(separator: "/", maxSplits: 1)
        let contact = agent[agent.index(after: open)...].dropLast()
        return halves.count == 2 && halves[1].first?.isNumber == true && contact.contains { !$0.isWhitespace }
    }
}
