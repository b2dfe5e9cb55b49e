"""Spotipy, pointed at the simulator by its base URLs and nothing else."""

import spotipy
from spotipy.cache_handler import MemoryCacheHandler
from spotipy.oauth2 import SpotifyClientCredentials, SpotifyOauthError

from expectations import UNKNOWN_SPOTIFY_ID, expect, expect_true, simulator


def credentials(secret: str) -> SpotifyClientCredentials:
    manager = SpotifyClientCredentials("any-id", secret, cache_handler=MemoryCacheHandler())
    manager.OAUTH_TOKEN_URL = simulator() + "/spotify-accounts/api/token"
    return manager


def client() -> spotipy.Spotify:
    spotify = spotipy.Spotify(auth_manager=credentials("any-secret"), retries=0, status_retries=0)
    spotify.prefix = simulator() + "/spotify/v1/"
    return spotify


def pages(spotify: spotipy.Spotify, page) -> list:
    items = list(page["items"])
    while page["next"]:
        page = spotify.next(page)
        items += page["items"]
    return items


def main() -> None:
    spotify = client()

    found = spotify.search('artist:"Synthetic Artist One"', type="artist", limit=10)["artists"]
    expect("artists of that name", [artist["name"] for artist in found["items"]], ["Synthetic Artist One"])
    artist = found["items"][0]["id"]
    expect("the artist's name", spotify.artist(artist)["name"], "Synthetic Artist One")

    albums = pages(spotify, spotify.artist_albums(artist, include_groups="album", limit=50))
    expect("albums over all pages", len({album["id"] for album in albums}), 109)

    two = spotify.search('artist:"Synthetic Artist Two"', type="artist", limit=10)["artists"]["items"][0]["id"]
    album = spotify.album(spotify.artist_albums(two)["items"][0]["id"])
    tracks = pages(spotify, album["tracks"])
    expect("tracks of the long album", len({track["id"] for track in tracks}), album["total_tracks"])
    expect("tracks of the long album, listed", len(pages(spotify, spotify.album_tracks(album["id"], limit=50))), 120)

    track = spotify.track(tracks[0]["id"])
    isrc = track["external_ids"]["isrc"]
    hits = spotify.search(f"isrc:{isrc}", type="track")["tracks"]["items"]
    expect("tracks of that ISRC", [hit["id"] for hit in hits], [track["id"]])

    batch = spotify.tracks([tracks[1]["id"], UNKNOWN_SPOTIFY_ID, tracks[0]["id"]])["tracks"]
    expect("tracks by their ids", [each and each["id"] for each in batch], [tracks[1]["id"], None, tracks[0]["id"]])
    batch = spotify.albums([UNKNOWN_SPOTIFY_ID, album["id"]])["albums"]
    expect("albums by their ids", [each and each["id"] for each in batch], [None, album["id"]])
    batch = spotify.artists([artist, UNKNOWN_SPOTIFY_ID])["artists"]
    expect("artists by their ids", [each and each["id"] for each in batch], [artist, None])

    try:
        spotify.artist(UNKNOWN_SPOTIFY_ID)
        expect_true("an unknown artist is an error", False)
    except spotipy.SpotifyException as error:
        expect("status of an unknown artist", error.http_status, 404)
    try:
        credentials("revoked").get_access_token(as_dict=False)
        expect_true("a revoked secret is an error", False)
    except SpotifyOauthError as error:
        expect("error of a revoked secret", error.error, "invalid_client")


main()
