import AnswersTestSupport
import FleetMessages
import Messages
import Postgres
import Testing

@testable import FleetAnswers

@Suite("ScheduledJob")
struct ScheduledJobTests {
    @Test("without pg_cron nothing is scheduled, and the answer is no")
    func withoutPgCron() async throws {
        try await CatalogueSample.with { database in
            let error = await #expect(throws: FleetAnswerError.self) { try await FleetControl(database).schedule() }
            #expect(error?.code == .schedulerMissing)
        }
    }

    @Test("with pg_cron a job for each worker and the maintenance are put in place, once")
    func withPgCron() async throws {
        try await CatalogueSample.with { database in
            // The extension's own face: it can't be loaded into a server that was started without it.
            try await database.run(
                script: """
                    create schema cron;
                    create table cron.job (jobid bigserial, jobname text unique, schedule text, command text);
                    create function cron.schedule(n text, s text, c text) returns bigint language sql as $$
                      insert into cron.job (jobname, schedule, command) values (n, s, c)
                      on conflict (jobname) do update set schedule = excluded.schedule returning jobid $$;
                    set allow_system_table_mods = on;
                    insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                    values (99999, 'pg_cron', 10, 'cron'::regnamespace, false, '1.6');
                    reset allow_system_table_mods;
                    """)
            _ = try await FleetControl(database).schedule()
            let jobs = try await FleetControl(database).schedule()
            #expect(
                jobs.map(\.command) == QueueName.fleet.map { "select linernotes.wake('\($0)')" }
                    + ["select linernotes.maintain()"])
            #expect(jobs[0].name == "linernotes-artist-discovery" && jobs[0].schedule == "*/2 * * * *")
            // What was put into the catalogue by hand can't be dropped with the database otherwise.
            try await database.run(
                script: "set allow_system_table_mods = on; delete from pg_extension where oid = 99999;")
        }
    }
}
