import Catalogue
import Matching

/// What a recording is searched by, question by question. Pure.
struct SearchQueries: Equatable {
    private(set) var next: String?
    private let byTitle: String?
    private let byNativeTitle: String?
    private var asked: Set<String> = []

    init(_ recording: WantedRecording) {
        let artist = PlainText.tidied(recording.artists.first?.name ?? "")
        let title = recording.songTitle.searchText
        next = "\(artist) \(title)"
        byTitle = title
        byNativeTitle = Self.native(title)
    }

    /// After a question whose hits hold no song for it.
    ///
    /// - Parameter sawArtist: Whether they hold other songs of its artists. Then the artist's name was
    ///   understood, and leaving it out brings nothing new.
    mutating func advance(sawArtist: Bool) {
        if let next { asked.insert(next) }
        next = [sawArtist ? nil : byTitle, byNativeTitle].lazy.compactMap(\.self).first { !asked.contains($0) }
    }

    /// The words of a title in two scripts that are not in Latin letters; nil: it is in one script.
    private static func native(_ title: String) -> String? {
        let words = title.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "/" }
        let native = words.filter { Script.hasLetters(String($0)) && !Script.hasLatin(String($0)) }
        return native.isEmpty || !Script.hasLatin(title) ? nil : native.joined(separator: " ")
    }
}
