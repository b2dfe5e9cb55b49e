import Foundation
import Postgres
import Testing

@Suite("Privileges")
struct PrivilegeTests {
    /// Role by role what it may do with each object: the content of `Privileges.txt`.
    private static let matrix = """
        with roles (role) as (
          values ('linernotes_worker'), ('linernotes_operator'), ('linernotes_api'), ('linernotes_reader'),
            ('linernotes_administrator'), ('linernotes_server')
        ), granted as (
          select role, 'select insert update delete truncate' as asked, n.nspname || '.' || c.relname as object,
            array_to_string(array(
              select p from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
              where has_table_privilege(role, c.oid, p)), ' ') as rights
          from roles, pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('linernotes', 'pgmq') and c.relkind in ('r', 'v', 'p')
          union all
          select role, 'execute', p.oid::regprocedure::text,
            case when has_function_privilege(role, p.oid, 'execute') and has_schema_privilege(role, n.oid, 'usage')
            then 'execute' else '' end
          from roles, pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname in ('linernotes', 'pgmq')
        )
        select role || ' ' || object || ': ' || rights from granted where rights <> ''
        order by role collate "C", object collate "C"
        """

    @Test("each role may do what the checked-in table says, and nothing else")
    func matrix() async throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Privileges.txt")
        let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute("set search_path = pg_catalog")
            let found = try await scratch.database.transaction { transaction in
                try await transaction.query("set local search_path = pg_catalog")
                return try await transaction.query(Self.matrix).map { try $0[0, as: String.self] }
            }
            #expect(Set(found).subtracting(expected) == [], "granted, but not in Privileges.txt")
            #expect(Set(expected).subtracting(found) == [], "in Privileges.txt, but not granted")
        }
    }

    @Test("nothing is granted to PUBLIC, and everything belongs to linernotes_owner")
    func nothingForPublic() async throws {
        try await ScratchDatabase.with { scratch in
            let open: [String] = try await scratch.values(
                """
                select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
                where pronamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace) and a.grantee = 0
                union all
                select c.oid::regclass::text from pg_class c, aclexplode(coalesce(relacl, acldefault('r', relowner))) a
                where relnamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace) and a.grantee = 0
                """)
            #expect(open == [])
            let strangers: [String] = try await scratch.values(
                """
                select proname::text from pg_proc
                where pronamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace)
                  and proowner <> 'linernotes_owner'::regrole
                union all
                select relname::text from pg_class
                where relnamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace)
                  and relowner <> 'linernotes_owner'::regrole
                """)
            #expect(strangers == [])
        }
    }

    @Test("every function has a fixed search_path that ends in pg_temp, or looked its names up when it was made")
    func searchPaths() async throws {
        try await ScratchDatabase.with { scratch in
            let loose: [String] = try await scratch.values(
                """
                select oid::regprocedure::text from pg_proc
                where pronamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace)
                  and not coalesce('search_path=pg_catalog, pg_temp' = any (proconfig), false)
                  and (prosqlbody is null or prosecdef)
                  -- Each operator in these is named with its schema.
                  and oid::regproc::text not in (
                    'pgmq.format_table_name', 'pgmq._check_read', 'pgmq._archive_statement')
                """)
            #expect(loose == [])
        }
    }

    @Test("every table, view and function has a comment")
    func comments() async throws {
        try await ScratchDatabase.with { scratch in
            let silent: [String] = try await scratch.values(
                """
                select oid::regprocedure::text from pg_proc
                where pronamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace)
                  and obj_description(oid, 'pg_proc') is null
                union all
                select oid::regclass::text from pg_class
                where relnamespace = 'linernotes'::regnamespace and relkind in ('r', 'v')
                  and obj_description(oid, 'pg_class') is null
                """)
            #expect(silent == [])
        }
    }
}
