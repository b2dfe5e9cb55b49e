public import Postgres

/// Asks the catalogue what people ask. Each question has one query and one answer, whichever face shows it.
///
/// Nothing is locked and nothing changes. Lists come in pages by their key: ask again behind the last of a page.
public struct CatalogueQueries: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }
}
