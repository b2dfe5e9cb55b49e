/// Chartmetric's API as a function: who has a token finds tracks by ISRC, and how they move.
struct Chartmetric: Sendable {
    let catalogue: ChartmetricCatalogue

    func found(_ request: ServiceRequest) -> Answer {
        let parts = request.path.split(separator: "/").map { Parameters.decode($0) }
        switch parts.count {
        case 4 where parts[0] == "track" && parts[1] == "isrc" && parts[3] == "get-ids": return ids(parts[2])
        case 2 where parts[0] == "track": return track(parts[1]).map { .ok($0.shape) } ?? Self.missing
        case 5 where parts[0] == "track" && parts[2] == "spotify" && parts[3] == "stats":
            if request.faults.contains("development-mode") { return Self.outsidePlan }
            return track(parts[1]).map { streams(of: $0, Parameters(query: request.query)) } ?? Self.missing
        default: return Self.outsidePlan
        }
    }

    private func track(_ number: String) -> ChartmetricCatalogue.Track? { Int(number).flatMap { catalogue.tracks[$0] } }

    /// An unknown code is told in three ways.
    private func ids(_ isrc: String) -> Answer {
        if let numbers = catalogue.numbersByISRC[isrc] { return .ok(shape(isrc, numbers)) }
        switch SimulatedID.hash(isrc, 0) % 3 {
        case 0: return .ok(.object(["obj": .array([])]))
        case 1: return .ok(shape(isrc, []))
        default: return Self.missing
        }
    }

    private func shape(_ isrc: String, _ numbers: [Int]) -> JSONValue {
        let spotify = numbers.last.flatMap { catalogue.tracks[$0]?.spotifyIDs } ?? []
        return .object([
            "obj": .array([
                .object([
                    "isrc": .string(isrc), "chartmetric_ids": .array(numbers.map(JSONValue.integer)),
                    "spotify_ids": .texts(spotify), "itunes_ids": .array([]), "genius_ids": .array([]),
                ])
            ])
        ])
    }

    private static let daysMaximum = 366

    private func streams(of track: ChartmetricCatalogue.Track, _ parameters: Parameters) -> Answer {
        guard let since = parameters["since"].flatMap(CalendarDay.init),
            let until = parameters["until"].flatMap(CalendarDay.init), since.number <= until.number,
            until.number - since.number <= Self.daysMaximum
        else { return .chartmetric(400, "Invalid date range") }
        return .ok(track.streams(since.number...until.number))
    }

    private static let missing = Answer.chartmetric(404, "Not found")
    private static let outsidePlan = Answer.chartmetric(401, "This is an internal API endpoint.")
}

extension Answer {
    static func chartmetric(_ status: Int, _ reason: String) -> Answer {
        Answer(status: status, body: .object(["error": .string(reason)]))
    }
}
