"""musicbrainzngs, pointed at the simulator by its host name; JSON, because the simulator speaks no XML."""

import warnings
from urllib.parse import urlsplit

import musicbrainzngs

from expectations import expect, expect_true, simulator


def main() -> None:
    musicbrainzngs.set_useragent("simulator-test", "1.0", "tests@example.com")
    musicbrainzngs.set_hostname(urlsplit(simulator()).netloc, use_https=False)
    with warnings.catch_warnings():
        # It warns that JSON is another shape than its own.
        warnings.simplefilter("ignore")
        musicbrainzngs.set_format("json")

    found = musicbrainzngs.search_artists(artist="Synthetic Artist One", strict=True)
    expect("artists of that name", [artist["name"] for artist in found["artists"]], ["Synthetic Artist One"])
    artist = found["artists"][0]["id"]

    looked_up = musicbrainzngs.get_artist_by_id(artist, includes=["url-rels", "aliases"])
    links = [relation["url"]["resource"] for relation in looked_up["relations"]]
    expect_true(f"a link to Spotify in {links}", any(link.startswith("https://open.spotify.com/") for link in links))

    releases = []
    while True:
        page = musicbrainzngs.browse_releases(
            artist=artist, includes=["recordings", "artist-credits"], limit=100, offset=len(releases)
        )
        releases += page["releases"]
        if not page["releases"] or len(releases) >= page["release-count"]:
            break
    expect("releases over all pages", len({release["id"] for release in releases}), 109)
    tracks = [track for release in releases for medium in release["media"] for track in medium["tracks"]]
    expect("tracks of all releases", len(tracks), 413)

    recording = musicbrainzngs.get_recording_by_id(
        tracks[0]["recording"]["id"], includes=["artist-rels", "work-rels", "work-level-rels", "isrcs"]
    )
    works = [relation["work"] for relation in recording["relations"] if relation["target-type"] == "work"]
    writers = [relation["artist"]["id"] for work in works for relation in work["relations"]]
    expect("writers of the first track", writers, [artist])
    by_code = musicbrainzngs.get_recordings_by_isrc(recording["isrcs"][0])
    expect("recordings of that ISRC", [each["id"] for each in by_code["recordings"]], [recording["id"]])

    try:
        musicbrainzngs.get_artist_by_id("01234567-0123-0123-0123-012345678901")
        expect_true("an unknown artist is an error", False)
    except musicbrainzngs.ResponseError as error:
        expect("status of an unknown artist", error.cause.code, 404)


main()
