public import FleetMessages
public import Postgres

/// All credits as a text, piece by piece: any number of them takes the memory of one page.
///
/// Whoever has read all pieces has the whole text, in UTF-8; it may be asked for again. Each page shows the moment at
/// which it is read; a credit comes at most once.
public struct CreditExport: AsyncSequence, Sendable {
    /// A part of the text.
    public struct Piece: Sendable, Equatable {
        /// As it follows the pieces before it.
        public let text: String
        /// Credits that it holds: none in the head and the end.
        public let credits: Int
    }

    let pages: CreditPages
    let format: ExportFormat

    /// - Parameters:
    ///   - artist: Only tracks of this artist; nil: all.
    ///   - pageSize: Most credits of a piece, 1 or more.
    public init(_ database: Database, as format: ExportFormat, of artist: ArtistID? = nil, pageSize: Int = 2_000) {
        pages = CreditPages(database: database, artist: artist, size: pageSize)
        self.format = format
    }

    /// Begins anew, with the head.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages, writer: format.writer) }

    /// Reads a page when a piece is asked for, and none before.
    public struct Iterator: AsyncIteratorProtocol {
        private enum Place {
            case head
            case page(CreditPages.Position)
            case over
        }

        private let pages: CreditPages
        private var writer: any CreditFormat
        private var place = Place.head

        init(pages: CreditPages, writer: any CreditFormat) {
            self.pages = pages
            self.writer = writer
        }

        /// The next piece; nil behind the last.
        ///
        /// - Throws: `DatabaseError`; `CancellationError`.
        public mutating func next() async throws -> Piece? {
            switch place {
            case .head:
                place = .page(CreditPages.Position())
                return Piece(text: writer.head, credits: 0)
            case .page(let position):
                try Task.checkCancellation()
                guard let page = try await pages.page(after: position) else {
                    place = .over
                    return Piece(text: writer.end, credits: 0)
                }
                place = .page(page.last)
                return Piece(text: try writer.text(of: page.credits), credits: page.credits.count)
            case .over: return nil
            }
        }
    }
}
