import ArgumentParser
import Catalogue
import CatalogueAnswers
import Postgres

struct ReviewAcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Say that it is so.",
        discussion: """
            Examples:
              liner review accept people:3:44
              liner review accept credit:12:3:co_producer --note "the sleeve says so"
            """)

    @OptionGroup var verdict: VerdictOptions

    func run() async throws { try await verdict.state(isTrue: true) }
}

struct ReviewRejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Say that it is not so.",
        discussion: """
            Examples:
              liner review reject match:12:genius
              liner review reject credit:12:3:producer --note "that was his brother"
            """)

    @OptionGroup var verdict: VerdictOptions

    func run() async throws { try await verdict.state(isTrue: false) }
}

struct VerdictOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("As `liner review` lists it, or credit:TRACK:PERSON:ROLE.", valueName: "key"))
    var key: String

    @Option(help: "Why, for those who read it later.")
    var note = ""

    func state(isTrue: Bool) async throws {
        let (key, note) = (key, note)
        try await Tool.run { tool in
            let number = try await tool.withDatabase { database in
                let subject = try await CatalogueQueries(database).reviewSubject(key)
                return try await database.state(OperatorStatement(subject, isTrue: isTrue, note: note))
            }
            try tool.output.print("Statement \(number). `liner review withdraw \(number)` takes it back.")
        }
    }
}
