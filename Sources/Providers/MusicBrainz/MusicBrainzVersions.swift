/// Which version of a song a recording is, where its title doesn't say. Pure.
enum MusicBrainzVersions {
    /// The disambiguation, and what the performance of a work is marked as: `live, 2003-07-04: Harbour Hall`.
    static func note(of recording: RecordingJSON) -> String {
        let performances = (recording.relations ?? []).filter { MusicBrainzRoles.isPerformance($0) }
        let marks = [RelationAttribute.live, .instrumental, .karaoke, .acapella].filter { mark in
            performances.contains { $0.has(mark) } && !recording.disambiguation.lowercased().contains(mark.rawValue)
        }
        return ([recording.disambiguation] + marks.map(\.rawValue)).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
