extension ChartmetricCatalogue.Track {
    /// The track's page. Half of them say moods as bare words, which the service was seen to do.
    var shape: JSONValue {
        .object([
            "obj": .object([
                "id": .integer(number), "name": .string(title), "isrc": .text(isrc), "image_url": .null,
                "duration_ms": .number(milliseconds),
                "moods": number.isMultiple(of: 2) ? named(Self.moods) : .texts([word(Self.moods)]),
                "activities": named(Self.activities),
                "songwriters": .texts(songwriters),
                "cm_statistics": .object([
                    "sp_popularity": .integer(number % 101), "sp_streams": .integer(streamsPerDay * 6_000),
                    "sp_playlist_total_reach": .null, "num_sp_playlists": .integer(number % 977),
                ]),
            ])
        ])
    }

    private static let moods = ["Dreamy", "Energetic", "Romantic", "Melancholic", "Uplifting"]
    private static let activities = ["Study", "Workout", "Party", "Sleep"]

    private func named(_ words: [String]) -> JSONValue {
        .array([.object(["id": .integer(number % words.count), "name": .string(word(words))])])
    }

    private func word(_ words: [String]) -> String { words[number % words.count] }

    /// Streams since the start of counting, one series for each platform id; the second began late and counts less.
    ///
    /// - Parameter days: Since 1970. The days of the last week bring a tenth more than those before.
    func streams(_ days: ClosedRange<Int>) -> JSONValue {
        let ids = spotifyIDs.isEmpty ? ["none"] : Array(spotifyIDs.prefix(2))
        return .object([
            "obj": .array(
                ids.enumerated().map { index, id in
                    .object([
                        "track_domain_id": .string(id),
                        "data": .array(days.filter { index == 0 || $0 % 2 == 0 }.map { point($0, days, index) }),
                    ])
                })
        ])
    }

    private func point(_ day: Int, _ days: ClosedRange<Int>, _ series: Int) -> JSONValue {
        let rising = max(0, day - (days.upperBound - 7))
        let count = (streamsPerDay * (day - 10_000) + streamsPerDay / 10 * rising) / (series + 1)
        return .object([
            "timestp": .string("\(CalendarDay(number: day))T00:00:00.000Z"), "value": .integer(count),
        ])
    }
}
