import PlaylistAnswers

/// What of a playlist a page shows, as its address says.
struct PlaylistView: Sendable, Equatable {
    var selection = PlaylistSelection()
    /// As it was at the end of that day; nil: as it is.
    var day: String?
    /// The position behind which the list goes on.
    var after: Int?

    var query: [(String, String)] {
        [
            ("q", selection.text.isEmpty ? nil : selection.text), ("known", selection.known?.rawValue),
            ("order", selection.order == .position ? nil : selection.order.rawValue), ("on", day),
            ("after", after.map { String($0) }),
        ].given
    }

    init(selection: PlaylistSelection = PlaylistSelection(), day: String? = nil, after: Int? = nil) {
        (self.selection, self.day, self.after) = (selection, day, after)
    }

    /// What makes no sense is not there.
    init(query: [String: String]) {
        let day = query["on"].flatMap {
            $0.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) != nil ? $0 : nil
        }
        self.init(
            selection: PlaylistSelection(
                text: String((query["q"] ?? "").prefix(200)),
                known: query["known"].flatMap(PlaylistSelection.Known.init),
                order: query["order"].flatMap(PlaylistSelection.Order.init) ?? .position),
            day: day, after: query["after"].flatMap { Int($0) })
    }
}
