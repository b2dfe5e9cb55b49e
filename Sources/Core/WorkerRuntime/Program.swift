package import ArgumentParser
import Glibc
import Processes
import Telemetry

/// How our programs run their command line: as ArgumentParser does, but that what it prints itself is checked too.
package enum Program {
    /// Runs the command that the arguments name, and ends the process.
    package static func main(_ command: (some AsyncParsableCommand).Type) async -> Never {
        StopSignals.ignoreBrokenPipes()
        let code = await run(command)
        do {
            try StandardOutput.finish()
        } catch {
            exit(code == 0 ? report(error, of: command) : code)
        }
        exit(code)
    }

    private static func run(_ command: (some AsyncParsableCommand).Type) async -> Int32 {
        do {
            var parsed = try await command.asyncParseAsRoot()
            if var parsed = parsed as? any AsyncParsableCommand {
                try await parsed.run()
            } else {
                try parsed.run()
            }
            return 0
        } catch let error as OutputError {
            return report(error, of: command)
        } catch {
            return end(command, error)
        }
    }

    /// Help, version and completion scripts are errors that end well, and go to standard output.
    private static func end(_ command: (some AsyncParsableCommand).Type, _ error: any Error) -> Int32 {
        let code = command.exitCode(for: error).rawValue
        let text = command.fullMessage(for: error)
        guard !text.isEmpty else { return code }
        guard code == 0 else {
            LineLogHandler.writeToStandardError(text + "\n")
            return code
        }
        do {
            try StandardOutput.write(text + "\n")
            return code
        } catch {
            return report(error, of: command)
        }
    }

    private static func report(_ error: OutputError, of command: (some AsyncParsableCommand).Type) -> Int32 {
        if !error.isReaderGone {
            LineLogHandler.writeToStandardError("\(command._commandName): \(error)\n")
        }
        return error.exitCode
    }
}
