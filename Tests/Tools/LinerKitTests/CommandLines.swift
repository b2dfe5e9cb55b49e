import ArgumentParser

@testable import LinerKit

/// A line that a text gives somebody to type, held against the commands that there are.
struct CommandLine {
    /// What stands behind `liner`, up to a comment, a pipe or the next command.
    let text: String

    /// Lines of blocks, with or without a prompt and `bin/`, and what stands between backticks.
    static func all(in text: String) -> [CommandLine] {
        let block = #/(?m)^(?: {2,}|\$ )?(?:\$ )?(?:bin/)?liner(?: (.*))?$/#
        let inline = #/`(?:bin/)?liner ([^`\n]+)`/#
        let end = #/ {2,}| [|>&#;]|,/#
        return (text.matches(of: block).map { String($0.1 ?? "") } + text.matches(of: inline).map { String($0.1) })
            .map { CommandLine(text: String($0[..<($0.firstMatch(of: end)?.range.lowerBound ?? $0.endIndex)])) }
    }

    /// What is wrong with it; nil: nothing.
    var fault: String? {
        var command: any ParsableCommand.Type = LinerCommand.self
        for word in text.split(separator: " ") {
            let below = command.configuration.subcommands
            guard !below.isEmpty, word.wholeMatch(of: #/[a-z_|-]+/#) != nil, !word.hasPrefix("-") else { break }
            let named = word.split(separator: "|").map { name in below.first { $0.commandName == name } }
            guard let last = named.last, let next = last, named.allSatisfy({ $0 != nil }) else {
                if command.configuration.defaultSubcommand != nil { break }
                return "there is no “\(word)”"
            }
            command = next
        }
        // “liner … --json” speaks of many.
        guard command != LinerCommand.self else { return nil }
        let help = LinerCommand.helpMessage(
            for: command.configuration.defaultSubcommand ?? command, includeHidden: true)
        let flags = text.matches(of: #/(?:^|[ \[])(--[a-z][a-z-]*)/#).map { String($0.1) }
        return flags.first { !help.contains($0) }.map { "\(command.commandName) has no \($0)" }
    }
}

extension ParsableCommand {
    /// What it is called by.
    static var commandName: String { configuration.commandName ?? "" }

    /// It, and all that is below it.
    static var tree: [any ParsableCommand.Type] {
        [self] + configuration.subcommands.flatMap { $0.tree }
    }
}
