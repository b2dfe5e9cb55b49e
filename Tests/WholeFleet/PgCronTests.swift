import FleetMessages
import Foundation
import Messages
import PostgresServer
import TestSupport
import Testing

/// The schedule inside of the database, with the genuine pg_cron.
@Suite(
    "pg_cron", .timeLimit(.minutes(5)),
    .enabled(
        if: CronServer.isInstalled || TestPackages.areRequired, "pg_cron is missing: apt-get install postgresql-15-cron"
    ))
struct PgCronTests {
    private static let allowed = """
        grant usage on schema cron to linernotes_operator;
        create role ann login in role linernotes_operator;
        create role bob login in role linernotes_operator;
        create role mig login in role linernotes_migrator;
        """
    private static let jobs = "select jobname || ' ' || username || ' ' || command from cron.job order by jobid"

    private func schedule(_ cron: CronServer, as user: String) async throws -> (code: Int32, text: String) {
        try await cron.liner(["schedule", "pg_cron", "--apply"], as: user)
    }

    @Test("the fleet is scheduled once, whoever calls and however often, as one role that may log in")
    func once() async throws {
        try await CronServer.with { cron in
            try await cron.run(Self.allowed)
            let expected = try await cron.texts(
                "select 'linernotes-' || name || ' linernotes_operator ' || command from linernotes.worker_jobs()")
            #expect(expected.count == QueueName.fleet.count + 1)
            for user in ["ann", "bob", "ann", "linernotes"] {
                let (code, text) = try await schedule(cron, as: user)
                #expect(code == 0, "\(text)")
                #expect(text.contains("linernotes-artist-discovery") && text.contains("*/2 * * * *"))
                #expect(try await cron.texts(Self.jobs) == expected, "after \(user)")
            }
        }
    }

    @Test("a changed period, a worker that is gone and jobs from before are put right by the next call")
    func changed() async throws {
        try await CronServer.with { cron in
            try await cron.run(Self.allowed)
            try await cron.run(
                """
                grant usage on schema cron to ann;
                set session authorization ann;
                select cron.schedule('linernotes-maintenance', '1 1 * * *', 'select 1');
                set session authorization linernotes_operator;
                select cron.schedule('linernotes-gone', '* * * * *', 'select 1');
                select cron.schedule('linernotes-track-discovery', '59 * * * *', 'select 1');
                select cron.schedule('theirs', '* * * * *', 'select 1');
                """)
            #expect(try await schedule(cron, as: "ann").code == 0)
            #expect(
                try await cron.texts("select jobname from cron.job order by jobname")
                    == (QueueName.fleet.map { "linernotes-\($0)".replacing("_", with: "-") }
                    + ["linernotes-maintenance", "theirs"]).sorted())
            #expect(
                try await cron.texts("select schedule from cron.job where jobname = 'linernotes-track-discovery'")
                    == ["*/5 * * * *"])
            let (code, text) = try await cron.liner(["schedule", "pg_cron", "--remove"], as: "bob")
            #expect(code == 0, "\(text)")
            #expect(try await cron.texts("select jobname from cron.job") == ["theirs"])
        }
    }

    @Test("who lacks a right is told which statement grants it, and nothing is scheduled")
    func advice() async throws {
        try await CronServer.with { cron in
            try await cron.run("create role mig login in role linernotes_migrator")
            let owner = try await schedule(cron, as: "linernotes")
            #expect(owner.code != 0)
            #expect(owner.text.contains("grant usage on schema cron to linernotes_operator"), "\(owner.text)")
            try await cron.run("grant usage on schema cron to linernotes_operator")
            let migrator = try await schedule(cron, as: "mig")
            #expect(migrator.code != 0)
            #expect(migrator.text.contains("grant linernotes_operator to mig"), "\(migrator.text)")
            #expect(try await cron.texts(Self.jobs) == [])
        }
    }

    @Test("the jobs run as the role that owns them: workers are started, the maintenance is done")
    func jobsRun() async throws {
        try await CronServer.with { cron in
            try await cron.run(Self.allowed)
            #expect(try await schedule(cron, as: "ann").code == 0)
            // pg_cron counts in minutes; what it runs at its own start needs no waiting.
            try await cron.run("update cron.job set schedule = '@reboot'")
            try await cron.server.stop()
            _ = try await cron.server.start()
            let outcomes = """
                select j.jobname || ' ' || d.status || case d.status when 'failed' then d.return_message else '' end
                from cron.job_run_details d join cron.job j using (jobid)
                where d.end_time is not null and j.jobname <> 'linernotes-maintenance' order by j.jobid
                """
            let expected = QueueName.fleet.map { "linernotes-\($0) succeeded".replacing("_", with: "-") }
            for _ in 0..<600 where try await cron.texts(outcomes).count < expected.count {
                try await Task.sleep(for: .milliseconds(100))
            }
            let ended = try await cron.texts(outcomes)
            #expect(ended == expected)
            let maintained = "select task from linernotes.maintenance_logs where task = 'find_stalled'"
            for _ in 0..<600 where try await cron.texts(maintained).isEmpty {
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(try await cron.texts(maintained) == ["find_stalled"])
        }
    }
}
