import Playlists
import Testing

@Suite("PlaylistDelta")
struct PlaylistDeltaTests {
    private func changes(_ old: [Int64], _ new: [Int64]) -> [String] {
        PlaylistDelta(old: placed(old), new: placed(new)).changes.map {
            "\($0.kind) \($0.song) \($0.from.map(String.init) ?? "-")→\($0.to.map(String.init) ?? "-")"
        }
    }

    private func placed(_ songs: [Int64]) -> [(song: Int64, position: Int)] {
        songs.enumerated().map { ($1, $0 + 1) }
    }

    @Test(
        "what came, went and moved, and as little of that as possible",
        arguments: [
            ([], [], []), ([1, 2, 3], [1, 2, 3], []), ([1, 2], [9, 1, 2], ["added 9 -→1"]),
            ([1, 2, 3], [1, 3], ["removed 2 2→-"]), ([1, 2, 3, 4], [4, 1, 2, 3], ["moved 4 4→1"]),
            ([1, 2, 3], [3, 2, 1], ["moved 3 3→1", "moved 2 2→2"]),
            ([1, 1, 2], [1, 2], ["removed 1 2→-"]), ([1, 2], [1, 2, 1], ["added 1 -→3"]),
            ([1, 2, 3], [4, 2, 1], ["removed 3 3→-", "added 4 -→1", "moved 2 2→2"]),
        ] as [([Int64], [Int64], [String])])
    func delta(old: [Int64], new: [Int64], expected: [String]) { #expect(changes(old, new) == expected) }
}
