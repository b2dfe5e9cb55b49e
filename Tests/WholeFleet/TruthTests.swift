import Foundation
import TestSupport
import Testing

/// A small, fixed part of the evaluation, with its bounds: a change that loses truth shows here.
///
/// All of it: `make evaluate`, docs/evaluation.md.
@Suite("The truth of answers", .serialized)
struct TruthTests {
    @Test("60 artists of every kind: what is found, what is wrong, and how honest the confidences are")
    func bounds() async throws {
        let report = try await Report(arguments: ["--acts", "60", "--views", "1"])
        #expect(report.labelsOfAll >= 550)
        #expect(report.producers.stated >= 80)
        #expect(report.producers.precision >= 0.97)
        #expect(report.producers.recall >= 0.97)
        #expect(report.writers.precision >= 0.97)
        #expect(report.writers.recall >= 0.95)
        #expect(report.producers.calibrationError < 0.05)
        #expect(report.mergedPeople == [])
        #expect(report.mergedRecordings == [])
        #expect(report.creditsOfOtherVersions == 0)
        #expect(report.staleCredits == 0, "stored by workers, computed here: not the same numbers")
    }

    @Test("a file of songs that can't be read is refused by its line")
    func facts() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "ln-songs-\(UUID().uuidString).tsv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("song\tartist\nHero\tAnn\n".utf8).write(to: file)
        let liner = try FleetProcess(
            "liner", ["evaluate", "--facts", file.path], environment: environment("/tmp/ln-no"))
        #expect(try await liner.exitCode() == 65)
        #expect(liner.text.contains("line 1: there is no column featured_artists"))
    }
}

private func environment(_ home: String) -> [String: String] {
    ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LINERNOTES_HOME": home]
}

/// What `liner evaluate --json` says.
private struct Report: Decodable {
    struct Slice: Decodable {
        let stated: Int
        let precision, recall, calibrationError: Double
    }

    let labelsOfAll: Int
    let producers, writers: Slice
    let mergedPeople, mergedRecordings: [String]
    let creditsOfOtherVersions, staleCredits: Int

    init(arguments: [String]) async throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "ln-truth-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let liner = try FleetProcess(
            "liner", ["evaluate", "--json"] + arguments, environment: environment(home.path))
        let code = try await liner.exitCode()
        try #require(code == 0, "\(liner.text)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Report.self, from: Data(liner.text.utf8))
    }
}
