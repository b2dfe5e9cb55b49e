/// What goes wrong, and when: rules in order, all that hit a request apply.
///
/// As text, one rule a line (or after a `;`), a `#` begins a comment:
/// ```
/// status=503 retry-after=2 requests=10-20      # a storm; retry-after=never is malformed on purpose
/// status=502 body=html endpoint=release percent=5
/// slow-headers=1500 every=7                    # milliseconds
/// slow-body=800 seconds=10-20
/// truncated=50 percent=2                       # per cent of the body that comes
/// wrong-types | null-items | html | empty | repeated-page | looping-page | reset
/// unauthorized endpoint=spotify/*               # one service
/// quota endpoint=spotify/albums                 # one endpoint of it; without a service, that endpoint of all
/// forbidden-batches | development-mode requests=50-1000000
/// page=never-ready endpoint=credits-page/track  # one of ``PageFault``
/// ```
public struct FaultScript: Sendable, Equatable {
    public var rules: [FaultRule]

    public init(rules: [FaultRule] = []) { self.rules = rules }

    /// - Throws: ``FaultScriptError`` naming the line.
    public init(_ text: String) throws {
        rules = []
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
            if let first = words.first { rules.append(try Self.rule(first, words.dropFirst(), line: String(line))) }
        }
    }

    /// The faults that hit a request, in the order of the rules.
    func faults(ordinal: Int, seconds: Double, endpoint: String, seed: UInt64) -> [Fault] {
        rules.enumerated().filter {
            $1.hits(ordinal: ordinal, seconds: seconds, endpoint: endpoint, seed: seed, number: $0)
        }.map(\.element.fault)
    }
}

/// A line of a fault script that makes no sense.
public struct FaultScriptError: Error, Sendable, Equatable, CustomStringConvertible {
    public let line: String
    public let reason: String

    public var description: String { "\(reason) in \"\(line)\"" }
}

extension FaultScript {
    private static func rule(_ first: String, _ words: ArraySlice<String>, line: String) throws -> FaultRule {
        var options: [String: String] = [:]
        for word in words {
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2 else { throw FaultScriptError(line: line, reason: "\"\(word)\" is no name=value") }
            options[halves[0]] = halves[1]
        }
        var rule = FaultRule(try fault(first, &options, line: line))
        rule.endpoint = options.removeValue(forKey: "endpoint")
        rule.requests = try options.removeValue(forKey: "requests").map { try range($0, Int.init, line: line) }
        rule.seconds = try options.removeValue(forKey: "seconds").map { try range($0, Double.init, line: line) }
        rule.every = try options.removeValue(forKey: "every").map { try number($0, 1...1_000_000, line: line) }
        rule.percent = try options.removeValue(forKey: "percent").map { try number($0, 0...100, line: line) }
        if let unknown = options.keys.min() { throw FaultScriptError(line: line, reason: "unknown \"\(unknown)\"") }
        return rule
    }

    private static func fault(_ word: String, _ options: inout [String: String], line: String) throws -> Fault {
        let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
        switch (halves[0], halves.count > 1 ? halves[1] : nil) {
        case ("status", let text?):
            let isHTML = options.removeValue(forKey: "body") == "html"
            let retryAfter = options.removeValue(forKey: "retry-after")
            return .status(try number(text, 400...599, line: line), retryAfter: retryAfter, isHTML: isHTML)
        case ("slow-headers", let text?):
            return .slowHeaders(.milliseconds(try number(text, 0...600_000, line: line)))
        case ("slow-body", let text?): return .slowBody(.milliseconds(try number(text, 0...600_000, line: line)))
        case ("truncated", let text): return .truncated(percent: try number(text ?? "50", 0...99, line: line))
        case ("wrong-types", nil): return .wrongTypes
        case ("null-items", nil): return .nullItems
        case ("html", nil): return .html
        case ("empty", nil): return .empty
        case ("repeated-page", nil): return .repeatedPage
        case ("looping-page", nil): return .loopingPage
        case ("reset", nil): return .reset
        case ("unauthorized", nil): return .unauthorized
        case ("forbidden-batches", nil): return .forbiddenBatches
        case ("quota", nil): return .quota
        case ("development-mode", nil): return .developmentMode
        case ("page", let text?): return .page(try page(text, line: line))
        default: throw FaultScriptError(line: line, reason: "unknown fault \"\(word)\"")
        }
    }

    private static func page(_ text: String, line: String) throws -> PageFault {
        guard let fault = PageFault(rawValue: text) else {
            let words = PageFault.allCases.map(\.rawValue).joined(separator: ", ")
            throw FaultScriptError(line: line, reason: "\"\(text)\" is none of \(words)")
        }
        return fault
    }

    private static func number(_ text: String, _ allowed: ClosedRange<Int>, line: String) throws -> Int {
        guard let value = Int(text), allowed.contains(value) else {
            throw FaultScriptError(
                line: line, reason: "\"\(text)\" is not in \(allowed.lowerBound)…\(allowed.upperBound)")
        }
        return value
    }

    /// `10-20`, or `10` for that one alone.
    private static func range<Bound: Comparable>(
        _ text: String, _ bound: (String) -> Bound?, line: String
    ) throws -> ClosedRange<Bound> {
        let bounds = text.split(separator: "-").map(String.init).compactMap(bound)
        guard let first = bounds.first, let last = bounds.last, first <= last else {
            throw FaultScriptError(line: line, reason: "\"\(text)\" is no range")
        }
        return first...last
    }
}
