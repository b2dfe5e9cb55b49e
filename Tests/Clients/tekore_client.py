"""Tekore, pointed at the simulator by its base URLs and nothing else; its models check every field's type."""

import tekore
import tekore._auth.expiring.client as accounts
import tekore._client.base as web_api

from expectations import UNKNOWN_SPOTIFY_ID, expect, expect_true, simulator

# Tekore has no setting for these two.
accounts.OAUTH_TOKEN_URL = simulator() + "/spotify-accounts/api/token"
web_api.prefix = simulator() + "/spotify/v1/"


def main() -> None:
    spotify = tekore.Spotify(tekore.request_client_token("any-id", "any-secret"))

    (found,) = spotify.search('artist:"Synthetic Artist One"', types=("artist",), limit=10)
    expect("artists of that name", [artist.name for artist in found.items], ["Synthetic Artist One"])
    artist = found.items[0].id
    expect("the artist's name", spotify.artist(artist).name, "Synthetic Artist One")

    page = spotify.artist_albums(artist, include_groups=["album"], limit=50)
    albums = list(spotify.all_items(page))
    expect("albums over all pages", len({album.id for album in albums}), 109)
    expect("group of an album", albums[0].album_group, "album")

    (found,) = spotify.search('artist:"Synthetic Artist Two"', types=("artist",))
    album = spotify.album(spotify.artist_albums(found.items[0].id).items[0].id)
    tracks = list(spotify.all_items(album.tracks))
    expect("tracks of the long album", len({track.id for track in tracks}), album.total_tracks)
    listed = list(spotify.all_items(spotify.album_tracks(album.id, limit=50)))
    expect("tracks of the long album, listed", len(listed), 120)

    track = spotify.track(tracks[0].id)
    (hits,) = spotify.search(f"isrc:{track.external_ids['isrc']}", types=("track",))
    expect("tracks of that ISRC", [hit.id for hit in hits.items], [track.id])
    (hits,) = spotify.search('track:"Starboy"', types=("track",))
    expect_true("a song of unknown date is found", "Starboy" in [hit.name for hit in hits.items])

    batch = spotify.tracks([tracks[1].id, UNKNOWN_SPOTIFY_ID, tracks[0].id])
    expect("tracks by their ids", [each and each.id for each in batch], [tracks[1].id, None, tracks[0].id])
    batch = spotify.albums([UNKNOWN_SPOTIFY_ID, album.id])
    expect("albums by their ids", [each and each.id for each in batch], [None, album.id])
    batch = spotify.artists([artist, UNKNOWN_SPOTIFY_ID])
    expect("artists by their ids", [each and each.id for each in batch], [artist, None])

    try:
        spotify.artist(UNKNOWN_SPOTIFY_ID)
        expect_true("an unknown artist is an error", False)
    except tekore.NotFound:
        pass
    try:
        tekore.Spotify("not-a-token").artist(artist)
        expect_true("a foreign token is refused", False)
    except tekore.Unauthorised:
        pass


main()
