import Catalogue
import Testing

@testable import Genius

/// Artists' pages.
enum RecordedArtists {
    static let expectations: [String: Expectation] = [
        "artist-2015.json": { body in
            let profile = try Made.answer(ArtistAnswerJSON.self, in: body).artist
            #expect(profile.id == 16775 && !profile.isVerified)
            #expect(
                GeniusLinks.links(of: profile) == [
                    FoundLink(platform: "genius", url: "https://genius.com/artists/Sia", confidence: 0.95)
                ])
        },
        "artist-2021-socials.json": { body in
            let profile = try Made.answer(ArtistAnswerJSON.self, in: body).artist
            #expect(profile.id == 16775 && profile.isVerified)
            #expect(
                GeniusLinks.links(of: profile) == [
                    FoundLink(platform: "genius", url: "https://genius.com/artists/Sia", confidence: 0.95),
                    FoundLink(
                        platform: "instagram", url: "https://www.instagram.com/SiaMusic/", handle: "SiaMusic",
                        confidence: 0.9),
                    FoundLink(platform: "x", url: "https://x.com/Sia", handle: "Sia", confidence: 0.9),
                    FoundLink(
                        platform: "facebook", url: "https://www.facebook.com/SiaMusic", handle: "SiaMusic",
                        confidence: 0.9),
                ])
        },
    ]
}
