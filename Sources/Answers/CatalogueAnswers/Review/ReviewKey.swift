public import Catalogue
import FleetMessages
import Postgres

/// What a key of a ``ReviewItem`` names.
public enum ReviewKeyError: Error, Sendable, Equatable {
    /// It is no key.
    case malformed(String)
    /// What it names is not there, or not any more.
    case gone(String)
}

extension CatalogueQueries {
    /// What is stated by accepting an item.
    ///
    /// - Parameter key: That of a ``ReviewItem``, or `credit:TRACK:PERSON:ROLE` of any person and track of ours.
    /// - Throws: ``ReviewKeyError``; `DatabaseError`.
    public func reviewSubject(_ key: String) async throws -> OperatorStatement.Subject {
        let parts = key.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("match", 3):
            guard let track = Int64(parts[1]) else { throw ReviewKeyError.malformed(key) }
            let rows = try await database.query(
                "select native_id from linernotes.track_matches where track_id = $1 and source = $2", track, parts[2])
            guard let row = rows.first else { throw ReviewKeyError.gone(key) }
            return .match(TrackID(rawValue: track), Source(parts[2]), nativeID: try row[0])
        case ("people", 3):
            guard let left = Int64(parts[1]), let right = Int64(parts[2]) else { throw ReviewKeyError.malformed(key) }
            return .people(try await record(of: left, key), try await record(of: right, key))
        case ("credit", 4):
            guard let track = Int64(parts[1]), let person = Int64(parts[2]), let role = CreditRole(rawValue: parts[3])
            else { throw ReviewKeyError.malformed(key) }
            return .credit(TrackID(rawValue: track), try await record(of: person, key), role)
        default: throw ReviewKeyError.malformed(key)
        }
    }

    /// A source's record of a person: the one that stays theirs, whoever turns out to be one with them.
    private func record(of person: Int64, _ key: String) async throws -> SourcePerson {
        let rows = try await database.query(
            """
            select source, native_id from linernotes.person_identities where person_id = $1
            order by home_id <> person_id, source, native_id limit 1
            """, person)
        guard let row = rows.first else { throw ReviewKeyError.gone(key) }
        return SourcePerson(Source(try row[0]), try row[1])
    }
}
