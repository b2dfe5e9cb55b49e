import Catalogue

/// Reads profiles and pages out of an artist's URL relations. Pure.
enum MusicBrainzLinks {
    /// In the order they came, each once; accounts that ended and pictures left out.
    static func links(in relations: [RelationJSON]) -> [FoundLink] {
        var seen: Set<String> = []
        return relations.compactMap { relation in
            guard !relation.isEnded, !isImage(relation), let text = relation.address?.resource, !text.isEmpty else {
                return nil
            }
            let link = FoundLink(reading: text, otherwise: RelationPlatform.name(of: relation))
            return seen.insert(link.pageKey).inserted ? link : nil
        }
    }

    /// The person's own page, which is about nobody else.
    static func ownPage(_ id: String) -> FoundLink {
        FoundLink(
            platform: MusicBrainz.source.name, url: "https://musicbrainz.org/artist/\(id)", confidence: 0.95)
    }

    private static func isImage(_ relation: RelationJSON) -> Bool {
        relation.typeID == "221132e9-e30e-43f2-a741-15afc4c5fa7c" || relation.type == "image"
    }
}

/// What a link whose host says nothing is, by the relation's type.
private enum RelationPlatform {
    static func name(of relation: RelationJSON) -> String {
        if let name = relation.typeID.flatMap({ types[$0] }) { return name }
        let word = (relation.type ?? "link").lowercased()
        if let name = words[word] { return name }
        return word.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    }

    /// Source: the server's test database and URL clean-up table, seen on 2026-11-21.
    private static let types = [
        "fe33d22f-c3b0-4d68-bd53-a856badf2b15": "homepage", "eb535226-f8ca-499d-9b18-6a144df4ae6f": "blog",
        "99429741-f3f6-484b-84f8-23af51991770": "social_network", "769085a1-c2f7-4c24-a532-2375a77693bd": "streaming",
        "63cc5d1f-f096-4c94-a43f-ecb32ea94161": "streaming", "6f77d54e-1d81-4e1a-9ea5-37947577151b": "patronage",
        "d86c9450-b6d0-4760-a275-e7547495b48b": "video_channel", "e4d73442-3762-45a8-905c-401da65544ed": "lyrics",
        "f8319a2f-f824-4617-81c8-be6560b3b203": "purchase", "d94fb61c-fa20-4e3c-a19a-71a949fb2c55": "other_database",
    ]

    private static let words = ["official homepage": "homepage", "other databases": "other_database"]
}
