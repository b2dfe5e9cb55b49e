import Tokens

extension TokenStore.Entry {
    static func table(_ entries: [TokenStore.Entry]) -> Table {
        Table(
            [
                .text("id", importance: 9, widthMinimum: 16), .text("kind", importance: 6, widthMinimum: 7),
                .text("role", importance: 8, widthMinimum: 8), .text("scopes", importance: 4, widthMinimum: 8),
                .text("good until", importance: 7, widthMinimum: 19),
                .text("last used", importance: 5, widthMinimum: 19),
                .text("note", importance: 3, widthMinimum: 8),
            ],
            rows: entries.map {
                [
                    $0.id, $0.kind, $0.role, $0.scopes.joined(separator: ","),
                    $0.revokedAt.map { "revoked \(Spelling.time($0))" } ?? Spelling.time($0.expiresAt),
                    $0.lastUsedAt.map(Spelling.time) ?? "never", $0.note,
                ]
            })
    }
}
