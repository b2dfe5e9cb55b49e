import FleetAnswers

extension ModuleAnswer {
    static func table(_ modules: [ModuleAnswer]) -> Table {
        Table(
            [
                .text("module", importance: 9, widthMinimum: 10), .text("schema", importance: 5, widthMinimum: 10),
                .number("version", importance: 8), .text("applied", importance: 4, widthMinimum: 19),
                .text("stands on", importance: 6, widthMinimum: 9), .text("queues", importance: 3, widthMinimum: 12),
            ],
            rows: modules.map {
                [
                    $0.name, $0.schema, String($0.version), Spelling.time($0.appliedAt),
                    $0.dependsOn.joined(separator: ", "), $0.queues.joined(separator: ", "),
                ]
            })
    }
}
