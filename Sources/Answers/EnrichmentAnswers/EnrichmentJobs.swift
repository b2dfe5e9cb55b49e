public import FoundationEssentials
public import Postgres

/// Enrichment jobs: asked for and acted on, with the rights of whoever the database knows the caller as.
public struct EnrichmentJobs: Sendable {
    static let linesMaximum = 500

    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Jobs, the newest first.
    ///
    /// - Parameters:
    ///   - playlist: Of that playlist alone.
    ///   - after: Only those behind this job, the last of the page before.
    ///   - limit: Most jobs, 1 or more.
    /// - Throws: `DatabaseError`.
    public func list(ofPlaylist playlist: Int64? = nil, after: UUID? = nil, limit: Int) async throws -> [JobListing] {
        try await database.query(
            """
            select s.run_id::text as id, s.kind, s.playlist_id, s.playlist_name, s.songs, s.status, s.progress, s.created_at,
              s.updated_at
            from (
              select j.run_id from playlists.jobs j
              where ($1::bigint is null or j.playlist_id = $1)
                and ($2::uuid is null or (j.created_at, j.run_id) < (
                  select o.created_at, o.run_id from playlists.jobs o where o.run_id = $2))
              order by j.created_at desc, j.run_id desc limit $3) as page
            join playlists.job_status s on s.run_id = page.run_id
            order by s.created_at desc, s.run_id desc
            """, playlist, after?.uuidString.lowercased(), limit
        ).map { row in
            JobListing(
                jobId: try row["id"], type: try row.kind(),
                playlistId: (try row["playlist_id"] as Int64?).map(String.init),
                playlistName: try row["playlist_name"], songs: try row["songs"], status: try row.status(),
                progress: try row["progress"], createdAt: try row["created_at"], updatedAt: try row["updated_at"])
        }
    }

    /// A job in full; nil: there is none.
    ///
    /// - Throws: `DatabaseError`.
    public func job(_ id: UUID) async throws -> JobAnswer? {
        let rows = try await database.query(
            """
            select s.*, s.phases::text as phase_text,
              (select array_agg(u.song_id::text order by c.number, u.place)
               from playlists.chunks c cross join lateral unnest(c.song_ids) with ordinality as u(song_id, place)
               where c.run_id = s.run_id) as song_texts,
              array(
                select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' ' || e.message
                from playlists.job_events e where e.run_id = s.run_id and e.event_id > s.events - $2
                order by e.event_id) as logs
            from playlists.job_status s where s.run_id = $1::uuid
            """, id.uuidString.lowercased(), Self.linesMaximum)
        return try rows.first.map { try JobAnswer($0, id: id) }
    }

    /// What happened in a job behind an event; 0: from its beginning.
    ///
    /// - Throws: `DatabaseError`.
    public func events(of job: UUID, after: Int64, limit: Int) async throws -> [JobEvent] {
        let id = job.uuidString.lowercased()
        return try await database.query(
            """
            select event_id, progress, message, at from playlists.job_events
            where run_id = $1::uuid and event_id > $2 order by event_id limit $3
            """, id, after, limit
        ).map {
            JobEvent(
                id: try $0["event_id"], jobId: id, progress: try $0["progress"], message: try $0["message"],
                at: try $0["at"])
        }
    }

    /// Takes what waits of a job out of the queues.
    ///
    /// - Returns: How many messages that were; nil: there is no such job.
    /// - Throws: `DatabaseError`.
    public func cancel(_ job: UUID) async throws -> Int? {
        try await database.query(
            "select playlists.cancel_enrichment($1::uuid)", job.uuidString.lowercased())[0][0, as: Int?.self]
    }

    /// Goes on with what a job left undone.
    ///
    /// - Returns: How many messages were sent; nil: there is no such job.
    /// - Throws: `DatabaseError`.
    public func resume(_ job: UUID) async throws -> Int? {
        try await database.query(
            "select playlists.resume_enrichment($1::uuid)", job.uuidString.lowercased())[0][0, as: Int?.self]
    }
}

extension Row {
    fileprivate func kind() throws -> JobAnswer.Kind {
        guard let kind = JobAnswer.Kind(rawValue: try self["kind"]) else {
            throw DatabaseError(.decoding, "A job is of a kind that this release does not know.")
        }
        return kind
    }

    fileprivate func status() throws -> JobAnswer.Status {
        guard let status = JobAnswer.Status(rawValue: try self["status"]) else {
            throw DatabaseError(.decoding, "A job is in a state that this release does not know.")
        }
        return status
    }
}

extension JobAnswer {
    fileprivate init(_ row: Row, id: UUID) throws {
        let logs: [String] = try row["logs"]
        let events: Int = try row["events"]
        let phases: String = try row["phase_text"]
        self.init(
            jobId: id.uuidString.lowercased(), type: try row.kind(),
            playlistId: (try row["playlist_id"] as Int64?).map(String.init), playlistName: try row["playlist_name"],
            trackIds: try row["song_texts", as: [String]?.self] ?? [], status: try row.status(),
            progress: try row["progress"], createdAt: try row["created_at"], updatedAt: try row["updated_at"],
            cancelledAt: try row["cancelled_at"],
            phases: try JSONDecoder().decode([String: Phase].self, from: Data(phases.utf8)), chunks: try row["chunks"],
            chunksSettled: try row["chunks_settled"], chunksFailed: try row["dead_lettered"],
            requests: try row["requests"], logs: logs, logsOmitted: max(0, events - logs.count))
    }
}
