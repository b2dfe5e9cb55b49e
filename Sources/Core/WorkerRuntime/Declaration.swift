import FoundationEssentials
public import Messages

/// What a worker is: its queue, its rhythm, its bounds. `describe` prints it, and everything generated
/// (crontab, systemd units …) comes from that.
public struct Declaration: Sendable {
    /// The executable's name.
    public let command: String
    /// One sentence for `--help` and for what is generated.
    public let summary: String
    /// The queue of the message's type.
    public let queue: QueueName
    /// What its message holds, in words by the field's name: `MessageBody.fields`.
    public let fields: [String: String]
    /// How often cron starts it.
    public let schedule: Schedule
    /// Messages read at once, 1…1,000.
    public let batchSize: Int
    /// Batches worked on at the same time, 1…64: while one is settled, or waits for its slowest message, the other asks.
    public let concurrency: Int
    /// How long a read message stays hidden; a heartbeat extends it while a batch is worked on.
    public let visibilityTimeout: Duration
    /// Longest that one batch may be worked on; then it is given back.
    public let handlingTimeout: Duration
    /// Failed handlings until a message is dead.
    public let attemptsMaximum: Int
    /// Deliveries that ended in nothing until a message is dead: it kills its worker.
    public let deliveriesLostMaximum: Int
    /// Names of the providers that it asks.
    public let upstreams: [String]
    /// Whether what providers answered is kept in the database, for whoever does the work of a killed worker again: worth
    /// it where a message takes minutes of a scarce provider.
    public let keepsAnswers: Bool

    /// Declares a worker of that message's queue.
    ///
    /// - Precondition: 1…1,000 messages a batch, a visibility timeout of 2 seconds or more, one attempt and one lost
    ///   delivery or more.
    public init<Body: MessageBody>(
        command: String, summary: String, message: Body.Type, schedule: Schedule, batchSize: Int,
        concurrency: Int = 1, visibilityTimeout: Duration, handlingTimeout: Duration = .seconds(300),
        attemptsMaximum: Int = 5,
        deliveriesLostMaximum: Int = 5, upstreams: [String], keepsAnswers: Bool = false
    ) {
        precondition((1...1_000).contains(batchSize), "a batch holds 1 to 1,000 messages")
        precondition((1...64).contains(concurrency), "a worker works on 1 to 64 batches at the same time")
        precondition(visibilityTimeout >= .seconds(2), "a visibility timeout is 2 s or more")
        precondition(attemptsMaximum >= 1 && deliveriesLostMaximum >= 1, "a message is tried at least once")
        self.command = command
        self.summary = summary
        self.queue = Body.queue
        self.fields = Body.fields
        self.schedule = schedule
        self.batchSize = batchSize
        self.concurrency = concurrency
        self.visibilityTimeout = visibilityTimeout
        self.handlingTimeout = handlingTimeout
        self.attemptsMaximum = attemptsMaximum
        self.deliveriesLostMaximum = deliveriesLostMaximum
        self.upstreams = upstreams
        self.keepsAnswers = keepsAnswers
    }

    /// Every so many minutes, from the full hour; 60 is hourly.
    public struct Schedule: Sendable, Equatable {
        /// 1…60, a divisor of 60.
        public let minutes: Int

        /// Starts at the full hour and every so many minutes after.
        ///
        /// - Precondition: the minutes divide the hour, so that every hour is alike.
        public static func every(minutes: Int) -> Schedule {
            precondition((1...60).contains(minutes) && 60 % minutes == 0, "a schedule's minutes divide the hour")
            return Schedule(minutes: minutes)
        }

        public static let hourly = Schedule(minutes: 60)

        /// As in a crontab.
        public var cron: String {
            switch minutes {
            case 1: "* * * * *"
            case 60: "0 * * * *"
            default: "*/\(minutes) * * * *"
            }
        }
    }

    /// The declaration as JSON: what `describe` prints.
    public var json: String {
        let description = Description(
            command: command, summary: summary, queue: queue.rawValue, fields: fields, cron: schedule.cron,
            scheduleMinutes: schedule.minutes, batchSize: batchSize, concurrency: concurrency,
            visibilityTimeoutSeconds: Int(visibilityTimeout.components.seconds),
            handlingTimeoutSeconds: Int(handlingTimeout.components.seconds), attemptsMaximum: attemptsMaximum,
            deliveriesLostMaximum: deliveriesLostMaximum, upstreams: upstreams)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(description) else {
            preconditionFailure("a declaration holds nothing that JSON can't")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private struct Description: Encodable {
        let command, summary, queue: String
        let fields: [String: String]
        let cron: String
        let scheduleMinutes, batchSize, concurrency, visibilityTimeoutSeconds, handlingTimeoutSeconds: Int
        let attemptsMaximum, deliveriesLostMaximum: Int
        let upstreams: [String]
    }
}
