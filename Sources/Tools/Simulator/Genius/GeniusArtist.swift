/// An artist, a producer or a writer as Genius has them: all are artists there.
struct GeniusArtist: Sendable {
    let id: Int
    let name: String
    /// What its page is called: the end of its address.
    let slug: String
    var alternateNames: [String] = []
    /// Synthetic people have one; about real ones nothing is said.
    var instagramName: String?
    var isSynthetic = false

    var url: String { "https://genius.com/artists/\(slug)" }
}
