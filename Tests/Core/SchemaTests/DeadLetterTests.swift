import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Dead letters", .timeLimit(.minutes(2)))
struct DeadLetterTests {
    private static let redriven = "select count(*) from pgmq.q_album_discovery where headers ? 'redrive_of'"

    @Test("of two sessions that redrive the same letters in any order, the second waits and sends nothing")
    func twoSessions() async throws {
        try await ScratchDatabase.with { scratch in
            let ids = try await scratch.giveUp(3)
            let others = try await scratch.database.transaction { first in
                #expect(try await first.query("select linernotes.redrive($1)", ids).count == 3)
                let others = [
                    Task {
                        try await scratch.database.query("select linernotes.redrive($1)", Array(ids.reversed())).count
                    },
                    Task {
                        try await scratch.database.query("select linernotes.redrive_matching('album_discovery')").count
                    },
                ]
                try await scratch.waitUntilBlocked(2)
                return others
            }
            for other in others { #expect(try await other.value == 0) }
            #expect(try await scratch.value(Self.redriven, as: Int.self) == 3)
        }
    }

    @Test("what a session that rolls back had redriven, the one that waited for it sends")
    func rollback() async throws {
        struct Undone: Error { let waiting: Task<Int, any Error> }
        try await ScratchDatabase.with { scratch in
            let ids = try await scratch.giveUp(2)
            let undone = await #expect(throws: Undone.self) {
                try await scratch.database.transaction { first in
                    try await first.query("select linernotes.redrive($1)", ids)
                    let waiting = Task {
                        try await scratch.database.query("select linernotes.redrive($1)", ids).count
                    }
                    try await scratch.waitUntilBlocked()
                    throw Undone(waiting: waiting)
                }
            }
            #expect(try await undone?.waiting.value == 2)
            #expect(try await scratch.value(Self.redriven, as: Int.self) == 2)
        }
    }

    @Test("a corrected letter is sent once with the new message, keeps the original, and the log says who did")
    func edit() async throws {
        try await ScratchDatabase.with { scratch in
            let id = try await scratch.giveUp(1, headers: #"{"hop": 3}"#)[0]
            let edit = #"select msg_id from linernotes.edit_and_redrive($1, '{"artistId": 99}')"#
            let sent: Int = try await scratch.value(edit, id)
            #expect(try await scratch.values(edit, id, as: Int.self) == [])
            let row = try await scratch.database.query("select * from linernotes.read('album_discovery', 9, 60)")[0]
            #expect(try row["msg_id", as: Int.self] == sent)
            #expect(try row.text("message") == #"{"artistId": 99}"#)
            #expect(try row.text("headers") == #"{"hop": 3, "redrive_of": \#(id)}"#)
            #expect(try row["attempts", as: Int.self] == 0 && row["read_ct", as: Int.self] == 1)
            let letter = try await scratch.database.query(
                "select message::text, is_edited, redriven_by from linernotes.dead_letters")[0]
            #expect(try letter.text("message") == #"{"artistId": 1}"#)
            #expect(try letter["is_edited", as: Bool.self])
            let me: String = try await scratch.value("select session_user::text")
            #expect(try letter.text("redriven_by") == me)
            let log = try await scratch.database.query(
                "select details ->> 'by' as by, details ->> 'dead_letter' as id from linernotes.maintenance_logs")
            #expect(try log.map { try $0.text("by") } == [me])
            #expect(try log.map { try $0.text("id") } == ["\(id)"])
        }
    }

    @Test("other headers replace those it has, and what is no object is refused")
    func editHeaders() async throws {
        try await ScratchDatabase.with { scratch in
            let id = try await scratch.giveUp(1, headers: #"{"hop": 3}"#)[0]
            for arguments in ["null", "'{}', '[]'", "'{}', '3'"] {
                let refusal = try await scratch.refusal("select linernotes.edit_and_redrive($1, \(arguments))", id)
                #expect(refusal == "LN002", "\(arguments)")
            }
            try await scratch.database.query(#"select linernotes.edit_and_redrive($1, '{}', '{"hop": 0}')"#, id)
            let headers: String = try await scratch.value("select headers::text from pgmq.q_album_discovery")
            #expect(headers == #"{"hop": 0, "redrive_of": \#(id)}"#)
        }
    }

    @Test("at a rate no second has more, over calls, over queues' own pace, and after an interruption")
    func pace() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.giveUp(20)
            let call = """
                select dead_letter_id
                from linernotes.redrive_matching('album_discovery', p_limit => 6, p_per_second => 3)
                """
            var sent: [Int] = []
            for _ in 0..<3 { sent += try await scratch.values(call, as: Int.self) }
            await #expect(throws: DatabaseError.self) {
                try await scratch.database.transaction { interrupted in
                    #expect(try await interrupted.query(call).count == 2)
                    try await interrupted.query("select 1 / 0")
                }
            }
            #expect(try await scratch.value(Self.redriven, as: Int.self) == 18)
            sent += try await scratch.values(call, as: Int.self)
            #expect(sent == sent.sorted() && Set(sent).count == 20)
            #expect(try await scratch.values(call, as: Int.self) == [])
            let busiest: Int = try await scratch.value(
                """
                select max(n) from (
                  select count(*) over (order by vt range between current row and interval '999999 us' following) as n
                  from pgmq.q_album_discovery) as windows
                """)
            #expect(busiest == 3)
            let seconds: Double = try await scratch.value(
                "select extract(epoch from max(vt) - min(vt))::float8 from pgmq.q_album_discovery")
            #expect(seconds < 60)
        }
    }

    @Test(
        "a redrive by filter names one, and not too many at once",
        arguments: ["", "p_queue => 'x', p_limit => 501", "p_queue => 'x', p_per_second => 0"])
    func refused(arguments: String) async throws {
        try await ScratchDatabase.with { scratch in
            let refusal = try await scratch.refusal("select linernotes.redrive_matching(\(arguments))")
            #expect(refusal == "LN002")
        }
    }

    @Test("where the queue is gone, redriving says so, and the letters stay")
    func goneQueue() async throws {
        try await ScratchDatabase.with { scratch in
            let ids = try await scratch.giveUp(2)
            try await scratch.database.query("select pgmq.drop_queue('album_discovery')")
            #expect(try await scratch.refusal("select linernotes.redrive($1)", ids) == "LN001")
            #expect(try await scratch.refusal("select linernotes.redrive_matching('album_discovery')") == "LN001")
            #expect(try await scratch.refusal("select linernotes.edit_and_redrive($1, '{}')", ids[0]) == "LN001")
            let waiting = "select count(*) from linernotes.dead_letters where redriven_as is null"
            #expect(try await scratch.value(waiting, as: Int.self) == 2)
        }
    }

    @Test(
        "what is mended together has one fingerprint, whatever ids and names the errors quote",
        arguments: [
            ("not_found", "musicbrainz has no artist Janet", "musicbrainz has no artist Sade", true),
            ("upstream", "answered 503 after 3 s", "a page of HTML", true),
            ("poison", "5 deliveries ended in nothing", "6 deliveries ended in nothing", true),
            ("database", #"constraint "people_pkey": Key (id)=(4)"#, #"constraint "people_pkey": Key (id)=(77)"#, true),
            ("database", #"constraint "people_pkey""#, #"constraint "tracks_pkey""#, false),
            ("internal", "no track 'Its Alright'  17", "no track 'Control' 4", true),
            (
                "internal", "run 7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11 of 4qwGe91Bz9K2T8jXTZ815W",
                "run abcdabcd-abcd-abcd-abcd-abcdabcdabcd of 0du5cEVh5yTK9QJze8zA0C", true
            ),
            ("internal", "index out of range", "unexpectedly found nil", false),
            ("invalid_message", "offset is text; it must be a number", "artistId is missing", false),
            ("invalid_message", "it can't be, and doesn't", "it can't be, and isn't", false),
        ])
    func fingerprint(category: String, one: String, other: String, isSame: Bool) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.giveUp(1, category: category, error: one)
            try await scratch.giveUp(1, category: category, error: other)
            let prints: [String] = try await scratch.values("select fingerprint from linernotes.dead_letters")
            #expect((Set(prints).count == 1) == isSame, "\(prints)")
            #expect(prints.allSatisfy { $0.hasPrefix("album_discovery/\(category)/c") })
        }
    }

    @Test("the analysis puts first what waits and still kills, says what came back, and what to do")
    func analysis() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.giveUp(5, code: "old")
            try await scratch.database.execute("update linernotes.dead_letters set dead_at = now() - interval '3 days'")
            let fresh = try await scratch.giveUp(1, category: "not_found", code: "fresh")
            let mended = try await scratch.giveUp(9, code: "mended")
            try await scratch.database.query("select linernotes.redrive($1)", mended)
            let order = "select code from linernotes.dead_letter_analysis"
            #expect(try await scratch.values(order, as: String.self) == ["fresh", "old", "mended"])
            let steps: [String] = try await scratch.values("select next_step from linernotes.dead_letter_analysis")
            #expect(steps[0].hasSuffix("liner dead-letters edit \(fresh[0]) --message FILE"))
            #expect(steps[1].hasSuffix("redrive --fingerprint 'album_discovery/upstream/old'"))
            #expect(steps[2] == "nothing waits")

            _ = try await scratch.giveUpVisible(code: "mended")
            let row = try await scratch.database.query("select * from linernotes.dead_letter_analysis")[0]
            #expect(try row.text("code") == "mended")
            let counts = ["count", "waiting", "redriven", "came_back", "waiting_last_day"]
            #expect(try counts.map { try row[$0, as: Int.self] } == [18, 9, 9, 9, 9])
            #expect(try row["next_step", as: String.self].hasPrefix("it is not mended yet"))
        }
    }

    @Test("redriven letters expire after 30 days, waiting ones after a year")
    func expiry() async throws {
        try await ScratchDatabase.with { scratch in
            try await TestClock.install(in: scratch.database)
            let ids = try await scratch.giveUp(5)
            try await scratch.database.query("select linernotes.redrive($1)", Array(ids.prefix(2)))
            func left(after days: Int) async throws -> Int {
                try await scratch.database.transaction { later in
                    try await later.query(
                        "select set_config('test.now', (now() + $1::int * interval '1 day')::text, true)",
                        days)
                    try await later.query("select linernotes.delete_expired()")
                    return try await later.query("select from linernotes.dead_letters").count
                }
            }
            #expect(try await left(after: 29) == 5)
            #expect(try await left(after: 31) == 3)
            #expect(try await left(after: 364) == 3)
            #expect(try await left(after: 366) == 0)
        }
    }
}
