import FleetAnswers

extension Hindrance {
    /// Who or what is waited for, and what a person can do.
    var sentence: String {
        let why = reason.map { " (\($0))" } ?? ""
        return switch kind {
        case .upstreamHeld:
            "\(subject) is not asked \(until.map { Spelling.until($0) } ?? "until `liner limits` lifts it")\(why)"
        case .queuePaused: "the queue \(subject) is paused\(why); `liner queues resume \(subject)`"
        case .queueDraining: "the queue \(subject) is draining\(why); `liner queues resume \(subject)`"
        case .failing: "\(subject) fails and is tried again\(why)"
        case .nobodyListens: "no worker stays for \(subject); `liner up`, or wait for cron"
        }
    }
}
