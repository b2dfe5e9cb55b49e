public import FoundationEssentials

/// A worker as its `describe` command prints it: what a schedule needs to know of it.
public struct WorkerDescription: Sendable, Equatable, Decodable {
    /// The executable's name.
    public let command: String
    /// What it does, in one sentence.
    public let summary: String
    /// The queue that it reads.
    public let queue: String
    /// How often it is started, as in a crontab.
    public let cron: String
    /// The same in minutes, 1…60.
    public let scheduleMinutes: Int
    /// Longest that one batch may be worked on.
    public let handlingTimeoutSeconds: Int
    /// The providers that it asks.
    public let upstreams: [String]

    public init(
        command: String, summary: String, queue: String, cron: String, scheduleMinutes: Int,
        handlingTimeoutSeconds: Int, upstreams: [String] = []
    ) {
        self.command = command
        self.summary = summary
        self.queue = queue
        self.cron = cron
        self.scheduleMinutes = scheduleMinutes
        self.handlingTimeoutSeconds = handlingTimeoutSeconds
        self.upstreams = upstreams
    }

    /// Reads what `describe` printed; fields that a schedule does not need are ignored.
    ///
    /// - Throws: ``DeploymentError`` when it is no description, or one that must not go into generated files.
    public init(json: Data) throws(DeploymentError) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            self = try decoder.decode(WorkerDescription.self, from: json)
        } catch {
            throw DeploymentError("this is no worker's description: \(error)")
        }
        try check()
    }

    /// Seconds until a run that does not end is stopped: its period, then the batch in hand, then the grace.
    var runSecondsMaximum: Int { scheduleMinutes * 60 + handlingTimeoutSeconds + Self.stopGraceSeconds }

    /// Seconds from SIGTERM to SIGKILL: above the 25 s that a worker takes to finish the batch in hand.
    static let stopGraceSeconds = 30

    /// What goes into a crontab, a unit file or SQL unquoted must need no quotes.
    private func check() throws(DeploymentError) {
        guard command.matches("^[a-z][a-z0-9-]{0,51}$") else {
            throw DeploymentError("the command is not lower-case words with hyphens, at most 52 characters")
        }
        guard queue.matches("^[a-z][a-z0-9_]{0,46}$") else {
            throw DeploymentError(
                "\(command): the queue is not lower-case words with underscores, at most 47 characters")
        }
        guard (1...60).contains(scheduleMinutes), 60 % scheduleMinutes == 0 else {
            throw DeploymentError("\(command): the schedule's minutes do not divide the hour")
        }
        guard cron.matches(#"^[0-9*/, -]{9,64}$"#), cron.split(separator: " ").count == 5 else {
            throw DeploymentError("\(command): the cron expression is not five fields of digits and */,-")
        }
        guard !summary.contains(where: \.isNewline), !summary.contains("%") else {
            throw DeploymentError("\(command): the summary holds a line break or a percent sign")
        }
    }
}

/// Why no files can be generated.
public struct DeploymentError: Error, Equatable, CustomStringConvertible {
    /// One sentence that says what is wrong.
    public let description: String

    public init(_ description: String) { self.description = description }
}

extension String {
    /// Whether the pattern is found in it.
    func matches(_ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern) else { preconditionFailure("the pattern is a constant") }
        return contains(regex)
    }
}
