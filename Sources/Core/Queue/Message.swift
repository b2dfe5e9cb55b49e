public import Messages

public import struct FoundationEssentials.Date

/// A message's number in its queue.
public struct MessageID: RawRepresentable, Hashable, Sendable, Comparable, Encodable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
    public static func < (left: MessageID, right: MessageID) -> Bool { left.rawValue < right.rawValue }
}

/// Which delivery of a message this is: what settles it must name both, or it changes nothing.
public struct Fence: Hashable, Sendable {
    /// The message's id in its queue.
    public let id: MessageID
    /// Deliveries so far, this one included: 1 or more.
    public let readCount: Int

    public init(id: MessageID, readCount: Int) {
        self.id = id
        self.readCount = readCount
    }
}

/// A message as read: hidden from other readers until its visibility timeout.
public struct Message: Sendable, Equatable {
    /// What settles the message must name.
    public let fence: Fence
    /// When it was sent, by the database's clock; a redrive is a sending anew.
    public let enqueuedAt: Date
    /// The message as JSON; nil when NULL was sent.
    public let json: String?
    /// As far as this program understands them.
    public let headers: MessageHeaders
    /// Handlings that failed and count.
    public let attempts: Int
    /// Handlings that a limit, a breaker or a shutdown put off.
    public let deferrals: Int
    /// Why its row can't be read; nil: it can. One that can't has its fence and nothing else.
    public let unreadable: String?

    /// The id of its ``fence``.
    public var id: MessageID { fence.id }

    /// As far as ``deferrals`` are counted.
    public static let deferralsMaximum = Int(Int32.max)

    public init(
        fence: Fence, enqueuedAt: Date, json: String?, headers: MessageHeaders = MessageHeaders(), attempts: Int = 0,
        deferrals: Int = 0, unreadable: String? = nil
    ) {
        self.fence = fence
        self.enqueuedAt = enqueuedAt
        self.json = json
        self.headers = headers
        self.attempts = attempts
        self.deferrals = deferrals
        self.unreadable = unreadable
    }

    /// Deliveries that ended in nothing: the worker died, was cut off, or was too slow, or the database could not settle
    /// them. No proof of anything; see ``MessageQueue/beginHandling(_:_:deathsGranted:)``.
    public var deliveriesLost: Int { max(0, fence.readCount - 1 - attempts - deferrals) }
}
