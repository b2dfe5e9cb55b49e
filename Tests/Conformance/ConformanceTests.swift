import Postgres
import TestSupport
import Testing

/// The same statements on our implementation of PGMQ and on PGMQ's own: what both answer is the contract.
@Suite("PGMQ conformance")
struct ConformanceTests {
    @Test(
        "PGMQ's own SQL and a newer Postgres are there to compare with",
        .enabled(
            if: Lane.all.allSatisfy(\.isThere) || TestPackages.areRequired,
            "what ours is compared with is not here: deploy/setup/servers.sh installs it"))
    func lanes() {
        let missing = Lane.all.filter { !$0.isThere }.map(\.testDescription)
        #expect(missing == [])
    }

    @Test("both implementations answer the same", arguments: Lane.runnable, ConformanceCase.contract)
    func contract(lane: Lane, each: ConformanceCase) async throws { try await run(each, on: lane) }

    @Test(
        "what PGMQ lets pass and cannot be meant is refused",
        arguments: Lane.runnable.filter { $0.implementation == .ours }, ConformanceCase.harder)
    func harder(lane: Lane, each: ConformanceCase) async throws { try await run(each, on: lane) }

    private func run(_ each: ConformanceCase, on lane: Lane) async throws {
        try await lane.withDatabase { database in
            if each.needsPartman {
                let partman = "select from pg_available_extensions where name = 'pg_partman'"
                guard try await !database.database.query(partman).isEmpty else { return }
            }
            let (here, there) = (Session(database.connectionString), Session(database.connectionString))
            try await here.hold { first in
                try await there.hold { second in
                    for step in each.steps {
                        let place = "\(each.name), \(lane.testDescription)"
                        if step.isElsewhere {
                            await there.perform(step, on: second, in: place)
                        } else {
                            await here.perform(step, on: first, in: place)
                        }
                    }
                }
            }
            await here.close()
            await there.close()
        }
    }
}

extension ConformanceCase {
    static let contract = queues + sending + reading + sessions + groups + topics + notifications + partitions
}
