/// What a NOTIFY said.
public struct Notification: Sendable, Hashable {
    /// The channel's name as the server has it; case counts.
    public let channel: String
    /// Empty when NOTIFY had none.
    public let payload: String

    public init(channel: String, payload: String) {
        self.channel = channel
        self.payload = payload
    }
}
