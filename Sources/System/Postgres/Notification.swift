/// What a NOTIFY said.
public struct Notification: Sendable, Hashable {
    public let channel: String
    /// Empty when NOTIFY had none.
    public let payload: String

    public init(channel: String, payload: String) {
        self.channel = channel
        self.payload = payload
    }
}
