import Catalogue
import FleetMessages
import Postgres
import TestSupport
import Testing

/// What somebody who looked says has the last word, outlives computations, and can be taken back.
@Suite("The operator's word")
struct OperatorStatementTests {
    private let ann = SourcePerson(Source("mb"), "ann")
    private let ben = SourcePerson(Source("gn"), "ben")

    private func credits(_ world: StatedWorld) async throws -> [String] {
        try await world.database.query(
            """
            select p.name || ' ' || c.role || ' ' || (c.confidence >= 0.999)::text || ' ' || array_to_string(c.sources, ',')
            from linernotes.credits c join linernotes.people p on p.id = c.person_id order by 1
            """
        ).map { try $0[0] }
    }

    private func people(_ world: StatedWorld) async throws -> Int {
        try await world.database.query("select from linernotes.people where merged_into is null").count
    }

    @Test("a credit that is denied is gone, however often it is stated again; taken back, it returns")
    func denial() async throws {
        try await StatedWorld.with { world in
            let statements: [Stated] = [
                .credit("mb", "ann", "Ann", .producer, on: 1), .credit("gn", "ben", "Ben", .producer, on: 1),
            ]
            try await world.state(statements)
            let before = try await credits(world)
            let track = try await world.track(1)
            let denial = OperatorStatement(.credit(track, ben, .producer), isTrue: false)
            let number = try await world.database.state(denial)
            #expect(try await credits(world).map { $0.prefix(3) } == ["Ann"])
            try await world.state(statements)
            #expect(try await credits(world).count == 1)
            #expect(try await world.database.withdraw(statement: number))
            #expect(try await credits(world) == before)
            #expect(try await !world.database.withdraw(statement: number))
        }
    }

    @Test("one that is confirmed is sure, one that nobody states is there, and the last word replaces the one before")
    func confirmation() async throws {
        try await StatedWorld.with { world in
            try await world.state([
                .credit("mb", "ann", "Ann", .producer, on: 1), .credit("gn", "ben", "Ben", .writer, on: 1),
            ])
            let track = try await world.track(1)
            try await world.database.state(OperatorStatement(.credit(track, ben, .producer), isTrue: false))
            try await world.database.state(OperatorStatement(.credit(track, ben, .producer), isTrue: true))
            #expect(try await credits(world).contains("Ben producer true operator"))
            let standing = try await world.database.query(
                "select from linernotes.operator_statements where withdrawn_at is null")
            #expect(standing.count == 1)
        }
    }

    @Test("two whom nothing makes one are one by it, whatever speaks against, and two again without it")
    func one() async throws {
        try await StatedWorld.with { world in
            let statements: [Stated] = [
                .credit("mb", "ann", "Ann", .producer, on: 1, kind: "Person"),
                .credit("gn", "ben", "The Ann Band", .producer, on: 2, kind: "Group"),
                .credit("mb", "ann2", "Ann", .producer, on: 3, kind: "Person"),
            ]
            try await world.state(statements)
            #expect(try await people(world) == 3)
            let number = try await world.database.state(OperatorStatement(.people(ben, ann), isTrue: true))
            let twin = SourcePerson(Source("mb"), "ann2")
            try await world.database.state(OperatorStatement(.people(ann, twin), isTrue: true))
            #expect(try await people(world) == 1)
            try await world.state(statements)
            #expect(try await people(world) == 1)
            #expect(try await world.database.withdraw(statement: number))
            #expect(try await people(world) == 2)
        }
    }

    @Test("two whom a name and a page make one are two by it, and stay so")
    func two() async throws {
        try await StatedWorld.with { world in
            let statements: [Stated] = [
                .credit("mb", "ann", "Ann", .producer, on: 1), .credit("gn", "ben", "Ann", .producer, on: 1),
                .pages("mb", "ann", ["https://www.allmusic.com/artist/mn0001"]),
                .pages("gn", "ben", ["https://www.allmusic.com/artist/mn0001"]),
            ]
            try await world.state(statements)
            #expect(try await people(world) == 1)
            try await world.database.state(OperatorStatement(.people(ann, ben), isTrue: false))
            #expect(try await people(world) == 2)
            try await world.state(statements)
            #expect(try await people(world) == 2)
        }
    }

    @Test("a source's track that is not ours takes its statements along, and is asked for again")
    func match() async throws {
        try await StatedWorld.with { world in
            try await world.state([
                .credit("mb", "ann", "Ann", .producer, on: 1), .credit("gn", "ben", "Ben", .producer, on: 1),
            ])
            let track = try await world.track(1)
            let wrong = OperatorStatement(.match(track, Source("gn"), nativeID: "n"), isTrue: false)
            let number = try await world.database.state(wrong)
            #expect(try await credits(world).map { $0.prefix(3) } == ["Ann"])
            _ = try await world.database.withdraw(statement: number)
            #expect(try await credits(world).count == 2)
            let right = OperatorStatement(.match(track, Source("gn"), nativeID: "7"), isTrue: true)
            try await world.database.state(right)
            let references = try await CatalogueReader(world.database).tracks([track], freshFor: .seconds(1_000))
            #expect(references[track]?.reference.nativeIDs[Source("gn")] == ["7"])
            #expect(references[track]?.fresh.contains(Source("gn")) == false)
        }
    }

    @Test("what is not there can't be spoken of")
    func refused() async throws {
        try await StatedWorld.with { world in
            for subject: OperatorStatement.Subject in [
                .credit(TrackID(rawValue: 1), ann, .producer),
                .match(TrackID(rawValue: 1), Source("gn"), nativeID: "1"),
                .people(ann, ben),
            ] {
                await #expect(throws: DatabaseError.self) {
                    try await world.database.state(OperatorStatement(subject, isTrue: true))
                }
            }
        }
    }
}
