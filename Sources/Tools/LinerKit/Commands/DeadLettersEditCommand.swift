import ArgumentParser
import FoundationEssentials
import Messages
import Postgres
import Queue

struct DeadLettersEditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Send a dead letter back with a corrected message.",
        discussion: """
            The dead letter keeps the message as it died; maintenance_logs says who corrected it. The
            headers stay, unless --headers gives others.

            Examples:
              liner dead-letters show 42 --json
              liner dead-letters edit 42 --message corrected.json
              echo '{"artistName": "Janet Jackson"}' | liner dead-letters edit 42 --message -

            Exit codes: 0 sent back, 1 it is unknown, was sent back before, or the file holds no JSON.
            """)

    @Argument(help: "Its id, as `list` prints it.")
    var id: Int64

    @Option(help: ArgumentHelp("The message as JSON; - reads standard input.", valueName: "file"))
    var message: String

    @Option(help: ArgumentHelp("Other headers, a JSON object.", valueName: "file"))
    var headers: String?

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard message != "-" || headers != "-" else {
            throw ValidationError("Only one of --message and --headers can be standard input.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            let json = try JSONFile.text(message)
            let newHeaders = try headers.map { try JSONFile.text($0) }
            let sent = try await tool.withDatabase {
                try await DeadLetters($0).redrive(id, as: json, headers: newHeaders)
            }
            guard let sent else {
                throw ToolError(
                    .negative, "dead letter \(id) was not sent back",
                    fix: "It is unknown, or was sent back before; `liner dead-letters show \(id)` tells")
            }
            if format.isJSON { return try tool.print(json: ["redriven": id, "message_id": sent.rawValue]) }
            try tool.output.print("Sent back as message \(sent).")
        }
    }
}

/// JSON that somebody wrote by hand.
enum JSONFile {
    /// The text of a file, or of standard input where it is `-`.
    ///
    /// - Throws: ``ToolError`` where it can't be read, or is no JSON.
    static func text(_ path: String) throws -> String {
        let place = path == "-" ? "standard input" : path
        guard let data = path == "-" ? standardInput : FileManager.default.contents(atPath: path) else {
            throw ToolError(.negative, "\(place) can't be read", fix: "Name a file that holds the message, or -")
        }
        guard let text = String(data: data, encoding: .utf8), JSONValue(parsing: text) != nil else {
            throw ToolError(
                .negative, "\(place) holds no JSON",
                fix: "`liner dead-letters show ID` prints the message to start from")
        }
        return text
    }

    /// To its end, be it a terminal, a pipe or a file.
    private static var standardInput: Data? {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return Data(text.utf8)
    }
}
