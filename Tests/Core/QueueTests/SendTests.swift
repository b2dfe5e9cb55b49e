import FleetMessages
import Messages
import Postgres
import Queue
import TestSupport
import Testing

@Suite("Sending")
struct SendTests {
    private func scene(_ body: (Database, MessageQueue) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(test.database, MessageQueue(test.database))
        try await test.drop()
    }

    private static func followUp(_ artist: Int64) -> FollowUp {
        FollowUp(
            AlbumDiscovery(artistId: ArtistID(rawValue: artist)), headers: MessageHeaders(), key: "albums of them")
    }

    private func albums(_ artists: Int64...) -> [AlbumDiscovery] {
        artists.map { AlbumDiscovery(artistId: ArtistID(rawValue: $0)) }
    }

    private func sent(_ database: Database) async throws -> [String] {
        try await database.query("select message ->> 'artistId' from pgmq.q_album_discovery order by msg_id")
            .map { try $0[0] }
    }

    @Test("gives an id for each message, and the first's again for a key that was used")
    func keys() async throws {
        try await scene { database, queue in
            let first = try await queue.send(.albumDiscovery, albums(1, 2), keys: ["a", nil])
            let second = try await queue.send(.albumDiscovery, albums(3, 4, 5), keys: ["b", "a", nil])
            #expect(second[1] == first[0])
            #expect(Set(first + second).count == 4)
            #expect(try await sent(database) == ["1", "2", "3", "5"])
        }
    }

    @Test("without keys sends all, with their headers")
    func plain() async throws {
        try await scene { database, queue in
            let ids = try await queue.send(.albumDiscovery, albums(1, 1), headers: MessageHeaders(hop: 7))
            #expect(ids.count == 2)
            let read = try await queue.read(.albumDiscovery, limit: 9, visibilityTimeout: .seconds(9))
            #expect(read.map(\.headers.hop) == [7, 7])
        }
    }

    @Test("holds a key for its lifetime, a year of it too")
    func lifetime() async throws {
        try await scene { database, queue in
            try await queue.send(.albumDiscovery, albums(1), keys: ["a"], lifetime: .seconds(366 * 86_400))
            try await queue.send(.albumDiscovery, albums(2), keys: ["b"], lifetime: .milliseconds(1_500))
            let seconds: [Double] = try await database.query(
                """
                select extract(epoch from k.expires_at - m.enqueued_at)::float8 from linernotes.sent_keys k
                join pgmq.q_album_discovery m using (msg_id) order by key
                """
            ).map { try $0[0] }
            #expect(seconds == [31_622_400, 1.5])
        }
    }

    @Test("a follow-up's key is free again when its transaction rolls back, and taken when it commits")
    func followUps() async throws {
        try await scene { database, _ in
            struct Undone: Error {}
            let unkeyed = FollowUp(albums(9)[0], headers: MessageHeaders())
            await #expect(throws: Undone.self) {
                try await database.transaction { transaction in
                    try await transaction.send([Self.followUp(1)])
                    throw Undone()
                }
            }
            try await database.transaction { try await $0.send([Self.followUp(2), unkeyed]) }
            try await database.transaction { try await $0.send([Self.followUp(3), unkeyed]) }
            #expect(try await sent(database) == ["2", "9", "9"])
        }
    }
}
