"""LyricsGenius, pointed at the simulator by its API root and nothing else."""

import sys

from lyricsgenius import Genius

from expectations import expect, expect_true, simulator


def client(token: str) -> Genius:
    genius = Genius(token, sleep_time=0, timeout=60)
    genius.API_ROOT = simulator() + "/genius/"
    return genius


def search(genius: Genius) -> int:
    hits = genius.search_songs("Synthetic Artist One Synthetic Track 1.2")["hits"]
    expect_true("one to ten hits", 0 < len(hits) <= 10)
    result = hits[0]["result"]
    expect("title of the first hit", result["title"], "Synthetic Track 1.2")
    expect("its artist", result["primary_artist"]["name"], "Synthetic Artist One")
    return result["id"]


def song(genius: Genius, song_id: int) -> list:
    found = genius.song(song_id, text_format="plain")["song"]
    expect("song", found["id"], song_id)
    expect("forms of the description", list(found["description"]), ["plain"])
    expect("writers", [artist["name"] for artist in found["writer_artists"]], ["Synthetic Artist One"])
    uris = [medium["native_uri"] for medium in found["media"] if medium["provider"] == "spotify"]
    expect("tracks at Spotify", [uri.rsplit(":", 1)[0] for uri in uris], ["spotify:track"])
    others = [artist for part in found["custom_performances"] for artist in part["artists"]]
    return found["producer_artists"] + others


def song_ids(genius: Genius, artist_id: int) -> set:
    """All songs of an artist, page by page."""
    ids: set = set()
    page = 1
    while page:
        answer = genius.artist_songs(artist_id, sort="popularity", per_page=50, page=page)
        songs = {item["id"] for item in answer["songs"]}
        expect_true("songs that no page before had", songs and not songs & ids)
        ids |= songs
        page = answer["next_page"]
    return ids


def artists(genius: Genius, producers: list, song_id: int) -> None:
    expect_true("a producer", producers)
    for producer in producers:
        artist = genius.artist(producer["id"], text_format="plain")["artist"]
        expect("name of the producer", artist["name"], producer["name"])
        expect("address", artist["url"], producer["url"])
        expect_true("a handle", artist["instagram_name"].startswith("synthetic.producer."))
        expect_true("the song among those of its producer", song_id in song_ids(genius, producer["id"]))


def refusals() -> None:
    """A token that is no longer good must fail, not read as an empty answer."""
    for token, status in [("revoked", "401"), ("any-token", "404")]:
        try:
            client(token).song(1)
        except AssertionError as error:
            expect_true(f"status {status}", f"status code: {status}" in str(error))
        else:
            sys.exit(f"{sys.argv[0]}: expected status {status}")


genius = client("any-token")
first = search(genius)
artists(genius, song(genius, first), first)
refusals()
