import Catalogue
import Messages
import Postgres
import Simulator

/// Whether what the demo found is what the bundled catalogue states: nobody missing, nobody invented.
struct DemoVerdict: Sendable, Equatable {
    /// Producer credits that the catalogue states for the tracks found.
    var stated = 0
    /// Those of them that were found.
    var found = 0
    /// Found, but not stated; as `name: track`.
    var invented: [String] = []
    /// Stated, but not found.
    var missing: [String] = []

    var isGood: Bool { invented.isEmpty && missing.isEmpty && found > 0 }

    var line: String {
        "\(found) of \(Spelling.count(stated, "producer credit")) that the catalogue states were found, "
            + "\(invented.count) that it does not state."
    }

    /// A producer credit as it was found: the spelling of the record, else the person's name.
    struct FoundCredit: Sendable, Equatable {
        let recording: String
        let track: String
        let name: String
    }

    init(_ credits: [FoundCredit], recordings: Set<String>, songs: [NumberOneSong]) {
        let byRecording = Dictionary(grouping: credits, by: \.recording)
        let songOfRecording = Dictionary(songs.map { ($0.recordingID, $0) }, uniquingKeysWith: { first, _ in first })
        for recording in recordings.sorted() {
            let found = Set((byRecording[recording] ?? []).map(\.name))
            let stated = Set(songOfRecording[recording]?.producers ?? [])
            let title = songOfRecording[recording]?.title ?? byRecording[recording]?.first?.track ?? recording
            self.stated += stated.count
            self.found += found.intersection(stated).count
            invented += found.subtracting(stated).sorted().map { "\($0): \(title)" }
            missing += stated.subtracting(found).sorted().map { "\($0): \(title)" }
        }
    }
}

extension CatalogueAnswers {
    /// The producer credits of an artist's tracks as the database has them, for comparison with the catalogue.
    func foundCredits(of artist: ArtistID) async throws -> (credits: [DemoVerdict.FoundCredit], recordings: Set<String>)
    {
        let recordings: [String] = try await database.query(
            "select native_id from linernotes.track_identities join linernotes.tracks_of_artist($1) using (track_id)",
            artist.rawValue
        ).map { try $0[0] }
        let credits = try await database.query(
            """
            select distinct i.native_id, t.title, coalesce(nullif(e.credited_as, ''), e.person_name) as name
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.track_identities i on i.track_id = t.id
            join linernotes.person_identities p on p.person_id = c.person_id
            join linernotes.credit_evidence e on e.track_id = c.track_id and e.source = p.source
              and e.person_native_id = p.native_id and e.role = c.role
            where c.role = any ($2) and c.track_id in (select track_id from linernotes.tracks_of_artist($1))
            """, artist.rawValue, CreditRole.producerNames
        ).map { DemoVerdict.FoundCredit(recording: try $0["native_id"], track: try $0["title"], name: try $0["name"]) }
        return (credits, Set(recordings))
    }
}
