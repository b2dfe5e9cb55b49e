/// The forms of the answers, field by field: what tests hold each answer against.
enum Shapes {
    static let problem = Shape(
        "Problem",
        "type:text title:text status:integer code:text detail:text fix:text field:text? request_id:text")
    static let queueDepth = Shape(
        "QueueDepth",
        "queue:text visible:integer delayed_or_in_flight:integer oldest_visible_age_seconds:number? archived:integer "
            + "dead_letters:integer is_served:boolean is_estimate:boolean")
    static let runInShort = Shape(
        "RunInShort",
        "run_id:uuid artist:text started_at:time finished_at:time? in_flight:integer dead_lettered:integer requests:integer"
    )
    static let breaker = Shape(
        "Breaker",
        "upstream:text state:text consecutive_failures:integer last_failure:text? retry_at:time? is_until_lifted:boolean"
    )
    static let penalty = Shape("Penalty", "upstream:text until:time? is_until_lifted:boolean reason:text?")
    static let batch = Shape(
        "Batch",
        "worker:text started_at:time age_seconds:number seconds:number messages_read:integer acknowledged:integer "
            + "requests:integer")
    static let runIssue = Shape("RunIssue", "queue:text category:text count:integer error:text")
    static let runDeadLetter = Shape("RunDeadLetter", "id:integer queue:text category:text error:text")
    static let act = Shape("Act", "id:text name:text note:text")
    static let omission = Shape("Omission", "what:text count:integer")
    static let failure = Shape("Failure", "queue:text error:text count:integer fingerprint:text")
    static let sourceReport = Shape(
        "SourceReport",
        "source:text taken:Act? namesakes:[Act] albums:integer tracks:integer credited_tracks:integer links:integer "
            + "left_out:[Omission] failures:[Failure] is_held:boolean held_until:time? held_reason:text?")
    static let link = Shape("Link", "platform:text url:text handle:text?")
    static let identity = Shape("Identity", "source:text native_id:text url:text?")
    static let hit = Shape("Hit", "kind:text id:integer name:text detail:text")
    static let credited = Shape("Credited", "id:integer name:text")
    static let trackOnAlbum = Shape(
        "TrackOnAlbum",
        "track_id:text title:text disc:integer position:integer length_ms:integer? artists:text producers:[Credited] "
            + "credits:integer")
    static let albumOfTrack = Shape("AlbumOfTrack", "album_id:text title:text release_date:text?")
    static let profile = Shape("Profile", "platform:text handle:text biography:text? followers:integer?")
    static let statement = Shape(
        "Statement",
        "source:text level:text source_role:text credited_as:text stated_on:text url:text? weight:number match:number "
            + "is_counted:boolean counted_with:text?")
    static let part = Shape("Part", "kind:text source:text weight:number")
    static let conclusion = Shape(
        "Conclusion",
        "person_id:text person:text role:text confidence:number log_odds:number parts:[Part] operators_word:boolean? "
            + "confidence_stored:number? statements:[Statement]")
    static let personReason = Shape(
        "PersonReason", "person_id:text person:text records:[text] decided_by:[text] undone_by:text")
    static let changed = Shape("Changed", "ids:[integer]")
    static let reason = Shape("Reason", "reason:text?")

    /// Those that only stand within others.
    static let parts =
        [
            problem, queueDepth, runInShort, breaker, penalty, batch, runIssue, runDeadLetter, act, omission, failure,
            sourceReport, link, identity, hit,
            credited,
            trackOnAlbum, albumOfTrack, profile, statement, part, conclusion, personReason, run, track, album,
            ListeningOperations.maker,
        ] + PlaylistOperations.parts

    static let status = Shape(
        "Status", "queues:[QueueDepth] runs:[RunInShort] breakers:[Breaker] penalties:[Penalty]")
    static let run = Shape(
        "Run",
        "run_id:uuid artist:text state:text started_at:time finished_at:time? seconds:number sent:integer "
            + "acknowledged:integer dead_lettered:integer in_flight:integer requests:integer queues:object")
    static let track = Shape("Track", "track_id:text title:text artists:text credits:integer")
    static let album = Shape(
        "Album",
        "album_id:text title:text artists:text kind:text? release_date:text? tracks:integer tracks_with_producer:integer"
    )
}
