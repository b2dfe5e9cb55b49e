public import FleetMessages
public import Postgres

/// What somebody who looked at the evidence states: a statement like those of other sources, by ``OperatorWord/source``.
public struct OperatorStatement: Sendable, Equatable {
    /// What it is about.
    public enum Subject: Sendable, Equatable {
        /// A source's person has a role on a track of ours.
        case credit(TrackID, SourcePerson, CreditRole)
        /// A source's track is a track of ours.
        case match(TrackID, Source, nativeID: String)
        /// Two sources' people are one.
        case people(SourcePerson, SourcePerson)
    }

    /// What it is about.
    public let subject: Subject
    /// Whether it is so.
    public let isTrue: Bool
    /// Why, for those who read it later; may be empty.
    public let note: String

    public init(_ subject: Subject, isTrue: Bool, note: String = "") {
        self.subject = subject
        self.isTrue = isTrue
        self.note = note
    }
}

extension Database {
    /// States it in place of what was stated of the same before, and concludes anew on what it is about.
    ///
    /// - Returns: The statement's number, by which it is taken back.
    /// - Throws: `DatabaseError`: LN002 where there is no such track or person.
    @discardableResult
    public func state(_ statement: OperatorStatement) async throws -> Int64 {
        try await transaction { transaction in
            let rows = try await transaction.query(
                "select linernotes.state_as_operator(($1::jsonb) -> 0)", document([StatementRow(statement)]))
            try await transaction.conclude(on: statement.track.map { [$0] } ?? [])
            return try rows[0][0]
        }
    }

    /// Takes a statement of the operator back, and concludes anew on what it was about.
    ///
    /// - Returns: Whether it stood.
    /// - Throws: `DatabaseError`.
    public func withdraw(statement number: Int64) async throws -> Bool {
        try await transaction { transaction in
            let tracks = try await transaction.query(
                "select track_id from linernotes.operator_statements where id = $1 and track_id is not null", number
            ).map { TrackID(rawValue: try $0[0]) }
            let stood: Bool = try await transaction.query("select linernotes.withdraw_statement($1)", number)[0][0]
            if stood { try await transaction.conclude(on: tracks) }
            return stood
        }
    }
}

extension Transaction {
    /// Concludes on tracks, or else on the people whom the database marked as not settled: those are concluded on beside
    /// whomever one asks for, and here nobody is asked for.
    fileprivate func conclude(on tracks: [TrackID]) async throws {
        if tracks.isEmpty { try await conclude(pagesOf: []) } else { _ = try await conclude(tracks) }
    }
}

extension OperatorStatement {
    fileprivate var track: TrackID? {
        switch subject {
        case .credit(let track, _, _), .match(let track, _, _): track
        case .people: nil
        }
    }
}

private struct StatementRow: Encodable {
    let kind: String
    let isTrue: Bool
    var trackId: Int64?
    let source, nativeId: String
    var role, otherSource, otherNativeId: String?
    let note: String

    init(_ statement: OperatorStatement) {
        isTrue = statement.isTrue
        note = statement.note
        switch statement.subject {
        case .credit(let track, let person, let role):
            (kind, trackId, source, nativeId) = ("credit", track.rawValue, person.source.name, person.nativeID)
            self.role = role.rawValue
        case .match(let track, let source, let nativeID):
            (kind, trackId, self.source, nativeId) = ("match", track.rawValue, source.name, nativeID)
        case .people(let left, let right):
            (kind, source, nativeId) = ("person", left.source.name, left.nativeID)
            (otherSource, otherNativeId) = (right.source.name, right.nativeID)
        }
    }
}
