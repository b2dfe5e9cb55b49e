package import Postgres

/// Time under a test's control, in a database of its own: the product's clock can't be set, so it is replaced there.
package enum TestClock {
    /// By the setting `test.now` of a session where there is one, else by the server's clock.
    package static let script = """
        create or replace function linernotes.current_time() returns timestamptz language sql volatile parallel safe
        as $$
          select coalesce(
            nullif(pg_catalog.current_setting('test.now', true), '')::timestamptz, pg_catalog.clock_timestamp())
        $$;
        """

    package static func install(in database: Database) async throws { try await database.run(script: script) }
}
