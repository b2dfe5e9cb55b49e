import Foundation
import Postgres
import TestSupport

/// A database whose owner has put, in `public`, something of the name of all that SQL of ours calls: functions, aggregates,
/// operators and types, for all arguments that could be exact. Each says that it was called and does nothing else. He
/// also has `public` looked at before the server's own schema.
enum HostileNames {
    /// Makes the database; whoever connects without a word finds his names first.
    static func plant(in test: TestDatabase) async throws {
        let text = try Self.sql()
        let words = Set(text.matches(of: /([a-z_][a-z0-9_]*)\s*\(/).map { String($0.1) })
        try await test.database.run(script: note)
        try await test.database.transaction { hostile in
            // His own names are made with the server's.
            try await hostile.run(
                script: """
                    set local search_path = pg_catalog; set local check_function_bodies = off;
                    set local statement_timeout = 0;
                    """)
            for script in [functions, operators, types] {
                try await hostile.query("select set_config('hostile.words', $1, true)", words.joined(separator: " "))
                try await hostile.query("select set_config('hostile.text', $1, true)", text)
                try await hostile.run(script: script)
            }
        }
        try await test.database.run(script: "alter database \(test.name) set search_path = public, pg_catalog")
    }

    /// Which of his names were called since the last time.
    static func called(in test: TestDatabase) async throws -> [String] {
        let rows = try await test.database.query(
            "select name from public.called() as name where name is not null order by 1")
        return try rows.map { try $0[0] }
    }

    /// All SQL that is installed.
    private static func sql() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "sql")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects ?? []
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "sql" }
            .map { try String(contentsOf: $0, encoding: .utf8).replacing(/--.*/, with: "") }.joined(separator: "\n")
    }

    /// A sequence keeps its value whatever becomes of the transaction, so each name has one.
    private static let note = """
        create function public.note_call(p_name pg_catalog.text) returns pg_catalog.void language plpgsql
        set search_path = pg_catalog as $note$
        begin
          perform nextval(format('public.%I', 'called ' || p_name)::regclass);
        end
        $note$;
        create function public.called() returns setof pg_catalog.text language plpgsql set search_path = pg_catalog as $note$
        declare
          v_name text;
        begin
          for v_name in select c.relname from pg_class c where c.relname like 'called %' loop
            if pg_sequence_last_value(format('public.%I', v_name)::regclass) is not null then
              return next substr(v_name, 8);
              execute format('alter sequence public.%I restart', v_name);
            end if;
          end loop;
        end
        $note$;
        """

    /// For every function of the server whose name our SQL has before a parenthesis.
    private static let functions = #"""
        do $plant$
        declare
          v_all constant text[] := array['text', 'int8', 'int4', 'jsonb', 'timestamptz', 'bool', '_text', '_int8', '_jsonb',
            'interval', 'float8', 'numeric', 'uuid', 'name', 'regclass', 'oid', '_int4', 'varchar', 'json', '"char"', 'tid'];
          v_few constant text[] := array['text', 'int8', 'jsonb', 'timestamptz'];
          v_name text;
          v_list text;
        begin
          for v_name in
            select distinct p.proname::text from pg_proc p
            where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind in ('f', 'a', 'w')
              and p.proname = any (string_to_array(current_setting('hostile.words'), ' '))
          loop
            execute format('create sequence public.%I', 'called ' || v_name);
            for v_list in
              select '' union select 'pg_catalog.' || a from unnest(v_all) a
              union select format('pg_catalog.%s, pg_catalog.%s', a, b) from unnest(v_all) a, unnest(v_few) b
              union select format('pg_catalog.%s, pg_catalog.%s', b, a) from unnest(v_all) a, unnest(v_few) b
              union select format('pg_catalog.%s, pg_catalog.%s, pg_catalog.%s', a, b, c)
                from unnest(v_few) a, unnest(v_few) b, unnest(v_few) c
              union select rtrim(repeat('pg_catalog.text, ', n), ', ') from generate_series(4, 6) n
              union select oidvectortypes(p.proargtypes) from pg_proc p
                where p.proname = v_name and p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f'
                  and not p.proargtypes::oid[] && array['internal'::regtype::oid, 'cstring'::regtype::oid]
                  and not exists (
                    select from unnest(p.proargtypes) t join pg_type y on y.oid = t where y.typtype = 'p')
            loop
              begin
                execute format(
                  'create function public.%I(%s) returns text language sql as $f$ select public.note_call(%L); select null $f$',
                  v_name, v_list, v_name);
              exception when duplicate_function then
                null;
              end;
            end loop;
          end loop;
        end
        $plant$;
        """#

    /// For every operator of the server that our SQL has anywhere, with two operands.
    private static let operators = #"""
        do $plant$
        declare
          v_all constant text[] := array['text', 'int8', 'int4', 'jsonb', 'timestamptz', 'bool', '_text', '_int8', 'interval',
            'float8', 'numeric', 'uuid', 'name', 'regclass', 'oid', 'varchar', '"char"', 'tid'];
          v_operator record;
          v_pair record;
        begin
          for v_operator in
            select o.oprname::text as name, row_number() over (order by o.oprname) as number,
              case when bool_and(o.oprresult = 'bool'::regtype) then 'bool' else 'text' end as result
            from pg_operator o
            where o.oprnamespace = 'pg_catalog'::regnamespace and o.oprkind = 'b'
              and strpos(current_setting('hostile.text'), o.oprname) > 0
            group by o.oprname
          loop
            execute format('create sequence public.%I', 'called ' || v_operator.name);
            for v_pair in select a, b from unnest(v_all) a, unnest(v_all) b loop
              execute format(
                'create function public.op%s(pg_catalog.%s, pg_catalog.%s) returns pg_catalog.%s language sql as $f$ '
                'select public.note_call(%L); select null::pg_catalog.%4$s $f$',
                v_operator.number, v_pair.a, v_pair.b, v_operator.result, v_operator.name);
              execute format(
                'create operator public.%s (leftarg = pg_catalog.%s, rightarg = pg_catalog.%s, function = public.op%s)',
                v_operator.name, v_pair.a, v_pair.b, v_operator.number);
            end loop;
          end loop;
        end
        $plant$;
        """#

    /// For every type that is no word of the grammar: casts look it up, and a domain calls its check.
    private static let types = #"""
        do $plant$
        declare
          v_type text;
        begin
          foreach v_type in array array['text', 'jsonb', 'uuid', 'timestamptz', 'oid', 'regclass', 'name', 'tid', 'json',
            'regprocedure', 'regrole', 'regnamespace', 'float8', 'int8', 'bool'] loop
            execute format('create sequence public.%I', 'called type ' || v_type);
            execute format('create domain public.%I as pg_catalog.%I check (public.note_call(%L) is not null)',
              v_type, v_type, 'type ' || v_type);
          end loop;
        end
        $plant$;
        """#
}
