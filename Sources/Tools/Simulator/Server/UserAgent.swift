/// What a client says that it is.
enum UserAgent {
    /// The defaults of libraries name no application, and nobody does who says nothing.
    static func namesApplication(_ agent: String?) -> Bool {
        guard let agent, !agent.isEmpty else { return false }
        let defaults = ["curl/", "python-", "java/", "go-http-client", "okhttp", "swift-nio", "xctest"]
        return !defaults.contains { agent.lowercased().hasPrefix($0) }
    }
}
