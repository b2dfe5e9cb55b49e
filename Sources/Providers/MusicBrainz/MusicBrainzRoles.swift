import Catalogue
import Roles

/// Which relation means which role: by type id first, since names drift; else its name is read as any source's words
/// are (``Roles/RoleGrammar``).
/// Source: the server's test database and recorded responses, seen on 2026-11-21.
enum MusicBrainzRoles {
    /// Of an artist on a recording. nil: not a credit for making it (rights and the like).
    static func onRecording(_ relation: RelationJSON) -> CreditRole? {
        if rights.contains(relation.typeID ?? "") || rights.contains(relation.type ?? "") { return nil }
        return role(of: relation, in: recording) ?? .other
    }

    /// Of an artist on a release; nil: unknown there, or about the sleeve.
    static func onRelease(_ relation: RelationJSON) -> CreditRole? {
        role(of: relation, in: release).flatMap { $0 == .other ? nil : $0 }
    }

    /// Of an artist on a work; nil: did not write it (publishers, dedications, disproved attributions).
    static func onWork(_ relation: RelationJSON) -> CreditRole? {
        role(of: relation, in: work).flatMap { Set(work.values).contains($0) ? $0 : nil }
    }

    static func isPerformance(_ relation: RelationJSON) -> Bool {
        relation.typeID.map { $0 == performance } ?? (relation.type == "performance")
    }

    private static func role(of relation: RelationJSON, in table: [String: CreditRole]) -> CreditRole? {
        let role = relation.typeID.flatMap { table[$0] } ?? relation.type.flatMap(named)
        return role == .producer ? producer(with: relation) : role
    }

    /// A relation's name is one role, and none where it is no word for one.
    private static func named(_ type: String) -> CreditRole? {
        RoleGrammar.readings(of: type).first.flatMap { $0.reach == .track ? $0.role : nil }
    }

    /// A producer's attributes say which kind; of several the one that promises least counts. Without one, the task
    /// says whether it was the voices alone.
    private static func producer(with relation: RelationJSON) -> CreditRole {
        if relation.has(.executive) { return .executiveProducer }
        if relation.has(.assistant) || relation.has(.associate) { return .assistantProducer }
        if relation.has(.additional) { return .additionalProducer }
        if relation.has(.co) { return .coProducer }
        guard let task = relation.task else { return .producer }
        return named("producer [\(task)]") ?? .producer
    }

    private static let performance = "a3005666-a872-32c3-ad06-98af558e99b0"

    private static let recording: [String: CreditRole] = [
        "5c0ceac3-feb4-41f0-868d-dc06f6e27fc0": .producer,
        "5dcc52af-7064-4051-8d62-7d80f4c3c907": .engineer,
        "3e3102e1-1896-4f50-b5b2-dd9824e46efe": .mixEngineer,
        "a01ee869-80a8-45ef-9447-c59e91aa7926": .recordingEngineer,
        "30adb2d7-dbcc-4393-9230-2098510ce3c1": .masteringEngineer,
        "36c50022-44e0-488d-994b-33f11d20301e": .programming,
        "7950be4d-13a3-48e7-906b-5af562e39544": .remixer,
        "22661fb8-cdb7-4f67-8385-b2a8be6c9f0d": .arranger,
        "4820daa1-98d6-4f8b-aa4b-6895c5b79b27": .arranger,
        "8a2799e8-a7e2-41ce-a7da-b5f520687216": .arranger,
        "628a9658-f54c-4142-b0c0-95f031b544da": .performer,
        "59054b12-01ac-43ee-a618-285fd397e461": .performer,
        "0fdbe3c6-7700-4a31-ae54-b53f06ae1cfa": .performer,
        "234670ce-5f22-4fd0-921b-ef1662695c5d": .performer,
        "3b6616c5-88ba-4341-b4ee-81ce1e6d7ebb": .performer,
    ]

    private static let rights: Set<String> = [
        "9ef2ba0d-953c-43a9-b1b5-cf2ba5986406", "publishing",
        "7fd5fbc0-fbf4-4d04-be23-417d50a4dc30", "phonographic copyright",
    ]

    private static let release: [String: CreditRole] = [
        "8bf377ba-8d71-4ecc-97f2-7bb2d8a2a75f": .producer,
        "87e922ba-872e-418a-9f41-0a63aa3c30cc": .engineer,
        "6cc958c0-533b-4540-a281-058fbb941890": .mixEngineer,
        "84453d28-c3e8-4864-9aae-25aa968bcf9e": .masteringEngineer,
        "617063ad-dbb5-4877-9ba0-ba2b9198d5a7": .programming,
        "ac6a86db-f757-4815-a07e-744428d2382b": .remixer,
        "ca7a474a-a1cd-4431-9230-56a17f553090": .writer,
        "01ce32b0-d873-4baa-8025-714b45c0c754": .composer,
        "a2af367a-b040-46f8-af21-310f92dfe97b": .lyricist,
    ]

    private static let work: [String: CreditRole] = [
        "a255bca1-b157-4518-9108-7b147dc3fc68": .writer,
        "d59d99ea-23d4-4a80-b066-edca32ee158f": .composer,
        "3e48faba-ec01-47fd-8e89-30e81161661c": .lyricist,
        "7474ab81-486f-40b5-8685-3a4f8ea624cb": .librettist,
        "d3fd781c-5894-47e2-8c12-86cc0e2c8d08": .arranger,
    ]
}

/// Artists of MusicBrainz that stand for nobody. Matched by id, since people also write themselves in
/// brackets. Source: musicbrainz.org/doc/Style/Unknown_and_untitled/Special_purpose_artist, 2026-11-21.
enum SpecialPurposeArtist {
    static let variousArtists = "89ad4ac3-39f7-470e-963a-56509c546377"

    private static let ids: Set<String> = [
        variousArtists,
        "125ec42a-7229-4250-afc5-e057484327fe",  // [unknown]
        "f731ccc4-e22a-43af-a747-64213329e088",  // [anonymous]
        "33cf029c-63b0-41a0-9855-be2a3665fb3b",  // [data]
        "314e1c25-dde7-4e4d-b2f4-0a7b9f7c56dc",  // [dialogue]
        "eec63d3c-3b81-4ad4-b1e4-7c147d4d2b61",  // [no artist]
        "9be7f096-97ec-4615-8957-8d40b5dcbc41",  // [traditional]
    ]

    static func contains(_ id: String) -> Bool { ids.contains(id) }
}
