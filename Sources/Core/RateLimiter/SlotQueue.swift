/// One request's place in an upstream's limit, by this machine's monotonic clock.
public struct Slot: Sendable, Equatable {
    enum Reach: Equatable {
        case early(by: Duration)
        case open
        case missed
    }

    /// Not before.
    public let opens: Duration
    /// Not after: a late request would crowd those that follow it.
    public let closes: Duration

    /// Whether the slot may be used now. Ask last thing before sending.
    public func isOpen(at now: Duration) -> Bool { reach(at: now) == .open }

    func reach(at now: Duration) -> Reach {
        if now > closes { return .missed }
        return now < opens ? .early(by: opens - now) : .open
    }
}

/// The slots this process has leased and not used, the earliest first.
struct SlotQueue: Sendable, Equatable {
    private(set) var slots: [Slot] = []
    private var answerTimes = AnswerTimes()
    private var storeClock = StoreClock()

    /// What an answer takes at least; a slot that is due sooner is of no use here.
    var lead: Duration { answerTimes.shortest }

    /// Adds the slots of a grant.
    ///
    /// The store's moment lies between asking and the answer, one way from both ends, and where the store's clock puts it
    /// by earlier answers. A slot opens counted from the latest such moment and closes counted from the earliest: what is
    /// not known eats up the grace. So a process that was stopped before it read the answer finds its slots missed.
    mutating func add(_ grant: SlotGrant, askedAt: Duration, answeredAt: Duration) {
        answerTimes.add(answeredAt - askedAt)
        let oneWay = answerTimes.oneWay
        var moment = StoreClock.Moment(earliest: askedAt + oneWay, latest: answeredAt - oneWay)
        if let storeTime = grant.storeTime { moment = storeClock.narrowed(moment, at: storeTime) }
        for number in 0..<grant.granted {
            let distance = grant.firstSlotIn + grant.spacing * number
            giveBack(Slot(opens: moment.latest + distance, closes: moment.earliest + distance + grant.grace))
        }
    }

    /// The earliest slot that has not been missed, and how many were.
    mutating func take(at now: Duration) -> (slot: Slot?, missed: Int) {
        let missed = slots.prefix { $0.reach(at: now) == .missed }.count
        slots.removeFirst(missed)
        return (slots.isEmpty ? nil : slots.removeFirst(), missed)
    }

    /// Returns a slot that its caller does not need any more; another may have it.
    mutating func giveBack(_ slot: Slot) {
        let place = slots.firstIndex { $0.opens > slot.opens } ?? slots.endIndex
        slots.insert(slot, at: place)
    }

    mutating func removeAll() { slots = [] }
}

/// How long the store's last answers took. Old ones are forgotten: the way there may have become longer.
struct AnswerTimes: Sendable, Equatable {
    static let countMaximum = 16
    /// Fewer say little: the first waits for its connection.
    static let countMinimum = 4

    private var times: [Duration] = []

    var shortest: Duration { times.min() ?? .zero }

    /// What question and answer each take at least; nothing is taken for granted while too few are known.
    var oneWay: Duration { times.count < Self.countMinimum ? .zero : shortest / 2 }

    mutating func add(_ time: Duration) {
        if times.count == Self.countMaximum { times.removeFirst() }
        times.append(max(time, .zero))
    }
}
