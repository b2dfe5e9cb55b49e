import FleetMessages
import Foundation
import Messages
import Postgres
import TestSupport
import Testing

/// A discovery under fire: two copies of each worker, killed and frozen at random until it is done.
enum Chaos {
    enum Fence { case held, takenOut }

    /// 109 albums, 413 tracks: enough work for the storm to hit.
    static let artist = "Synthetic Artist One"

    /// What is compared: the facts, and how many messages it took.
    struct State: Equatable {
        var lines: [String]
        var messages: [String]
    }

    static func state(seed: UInt64, fence: Fence) async throws -> State {
        var state = State(lines: [], messages: [])
        try await Fleet.with(speed: 50, latency: .milliseconds(60)) { fleet in
            if fence == .takenOut { try await takeOutFence(fleet.database) }
            try await fleet.discover(artist)
            try await Storm(fleet: fleet, seed: seed).rage()
            #expect(try await fleet.deadLetters() == [])
            state = try await State(fleet.database)
        }
        return state
    }

    /// An acknowledge that believes every caller: what a queue without a fence does.
    private static func takeOutFence(_ database: Database) async throws {
        try await database.run(
            script: """
                create or replace function linernotes.acknowledge(
                  p_queue text, p_message_ids bigint[], p_read_counts integer[])
                returns setof bigint language plpgsql security definer set search_path = pg_catalog, pg_temp
                as $$
                begin
                  -- In order, as the real one: what is taken out is the fence, not the peace.
                  execute format(
                    'delete from pgmq.q_%1$s m using ('
                    '  select msg_id from pgmq.q_%1$s where msg_id = any ($1) order by msg_id for update) as held '
                    'where m.msg_id = held.msg_id', p_queue) using p_message_ids;
                  insert into linernotes.run_progress (run_id, queue, acknowledged, at)
                  select id, p_queue, cardinality(p_message_ids), now() from linernotes.runs limit 1;
                  return query select unnest(p_message_ids);
                end
                $$;
                """)
        for queue in QueueName.fleet {
            try await database.run(
                script: """
                    create or replace function linernotes."acknowledge@\(queue)"(
                      p_message_ids bigint[], p_read_counts integer[])
                    returns setof bigint language sql security definer set search_path = pg_catalog, pg_temp
                    as $$ select linernotes.acknowledge('\(queue)', p_message_ids, p_read_counts) $$;
                    """)
        }
    }
}

extension Chaos.State {
    init(_ database: Database) async throws {
        self.init(
            lines: try await CatalogueDigest.lines(database), messages: try await CatalogueDigest.messages(database))
    }
}

/// Kills and freezes workers by a seed until the queues are empty.
private struct Storm {
    let fleet: Fleet
    let seed: UInt64

    private static let copies = 2
    private static let ambushed = "producer-identification"
    private static let killsMaximum = 25
    private static let freezesMaximum = 15
    /// Longer than the visibility timeout: a frozen worker comes back to messages that are another's.
    private static let freeze = Duration.milliseconds(3_500)

    func rage() async throws {
        var random = SplitMix(state: seed)
        var workers = try Fleet.commands.filter { $0 != Self.ambushed }.flatMap { command in
            try (0..<Self.copies).map { _ in try start(command) }
        }
        let caught = try await ambush()
        var thaws = caught.workers.map { (at: ContinuousClock.now + Self.freeze, worker: $0) }
        workers += caught.workers
        let others = try (0..<Self.copies).map { _ in try start(Self.ambushed) }
        workers += others
        try await untilTaken(caught.fences)
        var (kills, freezes) = (0, 0)
        let deadline = ContinuousClock.now + .seconds(240)
        while try await fleet.depth() > 0 || !thaws.isEmpty {
            guard ContinuousClock.now < deadline else {
                Issue.record("the storm did not end; waiting:\n\(try await waiting())\n\(workers.map(\.text))")
                break
            }
            try await Task.sleep(for: .milliseconds(120))
            for thaw in thaws where thaw.at <= .now { thaw.worker.signal(SIGCONT) }
            thaws.removeAll { $0.at <= .now }
            let index = try await victim(among: workers, &random)
            let isFrozen = thaws.contains { $0.worker === workers[index] }
            if random.next() % 3 == 0, freezes < Self.freezesMaximum, thaws.count < 4, !isFrozen {
                freezes += 1
                workers[index].signal(SIGSTOP)
                thaws.append((.now + Self.freeze, workers[index]))
            } else if kills < Self.killsMaximum, !isFrozen {
                workers[index].signal(SIGKILL)
                workers[index] = try start(workers[index].command)
                kills += 1
            }
        }
        try await expectPeacefulEnd(of: workers)
    }

    private func expectPeacefulEnd(of workers: [FleetProcess]) async throws {
        for worker in workers { worker.signal(SIGTERM) }
        for worker in workers {
            let code = try await worker.exitCode()
            // One that was started a moment ago is not yet there to be asked.
            let isNew = code == SIGTERM && worker.text.isEmpty
            #expect(
                code == 0 || isNew, "\(worker.command) ended with \(code) and printed:\n\(worker.text.suffix(1_000))")
        }
    }

    /// Freezes two workers between their read and their acknowledge, for certain: they wait for a lock of ours
    /// while they handle. Thawed after others have read their messages again, they acknowledge too late.
    private func ambush() async throws -> (workers: [FleetProcess], fences: [String]) {
        while try await fleet.database.query("select from pgmq.q_producer_identification").count < 20 {
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await fleet.database.transaction { transaction in
            try await transaction.query("lock table linernotes.freshness in access exclusive mode")
            // A batch each: two waits for the lock are two workers.
            let victims = try (0..<Self.copies).map { _ in try start(Self.ambushed, ["--concurrency", "1"]) }
            // Asked outside of the transaction, which would see the same activity for ever.
            while try await fleet.database.query(
                """
                select from pg_stat_activity
                where application_name = $1 and datname = current_database() and wait_event_type = 'Lock'
                """, Self.ambushed
            ).count < Self.copies {
                try await Task.sleep(for: .milliseconds(20))
            }
            for victim in victims { victim.signal(SIGSTOP) }
            return (victims, try await fences())
        }
    }

    /// Until others have what the frozen hold, on a slow machine too.
    private func untilTaken(_ held: [String]) async throws {
        #expect(!held.isEmpty)
        while try await !Set(fences()).isDisjoint(with: held) { try await Task.sleep(for: .milliseconds(20)) }
    }

    /// Message and read count of each message that was handed out.
    private func fences() async throws -> [String] {
        try await fleet.database.query(
            "select format('%s %s', msg_id, read_ct) from pgmq.q_producer_identification where read_ct > 0"
        ).map { try $0[0] }
    }

    /// A worker of a queue with messages in hand, where there is one: an idle worker's death proves nothing.
    private func victim(among workers: [FleetProcess], _ random: inout SplitMix) async throws -> Int {
        var busy: Set<String> = []
        for queue in QueueName.fleet {
            let inHand: Bool = try await fleet.database.query(
                """
                select exists (
                  select from pgmq.metrics($1) where queue_length > queue_visible_length)
                """, queue.rawValue)[0][0]
            if inHand { busy.insert(queue.rawValue.replacing("_", with: "-")) }
        }
        let candidates = workers.indices.filter { busy.contains(workers[$0].command) }
        let all = candidates.isEmpty ? Array(workers.indices) : candidates
        return all[Int(random.next() % UInt64(all.count))]
    }

    private func waiting() async throws -> String {
        let depths = try await fleet.database.query("select * from linernotes.queue_depths").map { row in
            try row.columns.map { "\($0)=\(try row.text($0) ?? "")" }.joined(separator: " ")
        }
        return depths.joined(separator: "\n")
    }

    private func start(_ command: String, _ more: [String] = []) throws -> FleetProcess {
        try fleet.start(command, ["--watch", "--visibility-timeout", "2", "--batch-size", "5"] + more)
    }
}

/// A small seeded generator: the same seed, the same storm.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
