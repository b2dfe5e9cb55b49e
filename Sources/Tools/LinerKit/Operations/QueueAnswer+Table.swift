import FleetAnswers

extension QueueAnswer {
    static func lines(_ queues: [QueueAnswer], width: Int) -> [String] {
        let legend = "oldest, newest, batch: how long ago; hidden: delayed, or in a worker's hands."
        return table(queues).lines(width: width) + ["", legend].map { $0.truncated(to: width) }
    }

    private func spelled(_ number: Int) -> String { Spelling.number(number, isEstimate: isEstimate) }

    private static func table(_ queues: [QueueAnswer]) -> Table {
        Table(
            [
                .text("queue", importance: 9, widthMinimum: 12), .number("due"), .number("hidden"),
                .number("oldest", importance: 4), .number("newest", importance: 2), .number("ever", importance: 3),
                .number("dead"), .text("worker", importance: 4, widthMinimum: 6), .number("batch", importance: 3),
            ],
            rows: queues.map {
                [
                    $0.state == "running" ? $0.queue : "\($0.queue) (\($0.state))", $0.spelled($0.visible),
                    $0.spelled($0.delayedOrInFlight), age($0.oldestVisibleAgeSeconds), age($0.newestAgeSeconds),
                    String($0.messagesTotal), $0.spelled($0.deadLetters),
                    $0.isServed ? "yes" : "–", age($0.lastBatch?.ageSeconds),
                ]
            })
    }

    private static func age(_ seconds: Double?) -> String { seconds.map { Spelling.age(seconds: max(0, $0)) } ?? "–" }
}
