package import Postgres

/// The end state of a discovery by natural keys: the same facts give the same lines, whatever ids they got and
/// in whatever order they came.
package enum CatalogueDigest {
    /// Every row of the domain tables as a line, sorted.
    package static func lines(_ database: Database) async throws -> [String] {
        try await database.query(sql).map { try $0[0] }
    }

    /// How many messages each queue has seen to their end: a follow-up sent twice shows here.
    package static func messages(_ database: Database) async throws -> [String] {
        try await database.query(
            """
            select format('%s: %s sent, %s acknowledged, %s dead', queue, sum(sent), sum(acknowledged),
              sum(dead_lettered))
            from linernotes.run_progress group by queue order by queue
            """
        ).map { try $0[0] }
    }

    private static let sql = """
        select format('artist %s %s %s %s', i.source, i.native_id, a.name, a.kind)
        from linernotes.artist_identities i join linernotes.artists a on a.id = i.artist_id
        union all
        select format('album %s %s %s %s %s', i.source, i.native_id, b.title, b.kind, b.release_date)
        from linernotes.album_identities i join linernotes.albums b on b.id = i.album_id
        union all
        select format('track %s %s %s %s', i.source, i.native_id, t.title, t.length_ms)
        from linernotes.track_identities i join linernotes.tracks t on t.id = i.track_id
        union all
        select format('person %s %s %s', i.source, i.native_id, p.kind)
        from linernotes.person_identities i join linernotes.people p on p.id = i.person_id
        union all
        select format('isrc %s %s', t.native_id, x.isrc)
        from linernotes.track_isrcs x join linernotes.track_identities t using (track_id)
        union all
        select format('on %s %s %s/%s', b.native_id, t.native_id, x.disc_number, x.position)
        from linernotes.album_tracks x join linernotes.album_identities b using (album_id)
        join linernotes.track_identities t using (track_id)
        union all
        select format('album-artist %s %s %s %s', b.native_id, a.native_id, x.position, x.credited_as)
        from linernotes.album_artists x join linernotes.album_identities b using (album_id)
        join linernotes.artist_identities a using (artist_id)
        union all
        select format('track-artist %s %s %s %s', t.native_id, a.native_id, x.position, x.credited_as)
        from linernotes.track_artists x join linernotes.track_identities t using (track_id)
        join linernotes.artist_identities a using (artist_id)
        union all
        select format('evidence %s %s %s %s %s %s %s %s', t.native_id, e.source, e.person_native_id, e.role, e.level,
          e.stated_on, e.source_role, e.credited_as)
        from linernotes.credit_evidence e join linernotes.track_identities t using (track_id, source)
        union all
        select format('credit %s %s %s %s %s', t.native_id, p.native_id, c.role, c.confidence, c.sources)
        from linernotes.credits c join linernotes.track_identities t using (track_id)
        join linernotes.person_identities p using (person_id)
        union all
        select format('link %s %s %s %s %s', p.native_id, l.source, l.platform, l.url, l.handle)
        from linernotes.social_links l join linernotes.person_identities p using (person_id)
        order by 1
        """
}
