import Catalogue

/// What a word or phrase names as somebody's part in the music.
enum RoleJob: Sendable, Hashable, CaseIterable {
    case produce, engineer, mix, record, master, remix
    case write, compose, lyrics, libretto, arrange, program
    case perform
    /// Work on the sound for which there is no role of ours: editing, sound design, a mix of others' tracks.
    case aid
    /// Directing, of music or of anything else.
    case direct
    /// A name that says nothing by itself: `Other`, `Crew`. What stands in its brackets speaks.
    case unnamed
    /// What makes no track: sleeves, management, pressing, companies.
    case apart

    var role: CreditRole {
        switch self {
        case .produce: .producer
        case .engineer: .engineer
        case .mix: .mixEngineer
        case .record: .recordingEngineer
        case .master: .masteringEngineer
        case .remix: .remixer
        case .write: .writer
        case .compose: .composer
        case .lyrics: .lyricist
        case .libretto: .librettist
        case .arrange: .arranger
        case .program: .programming
        case .perform: .performer
        case .aid, .direct, .unnamed, .apart: .other
        }
    }

    var reach: RoleReach {
        switch self {
        case .apart: .record
        case .direct, .unnamed: .unclear
        default: .track
        }
    }
}

/// Which kind of producer; of several the one that promises least counts, the first here.
enum ProducerKind: Int, Sendable, Hashable, CaseIterable {
    case executive, assistant, additional, vocal, co

    var role: CreditRole {
        switch self {
        case .executive: .executiveProducer
        case .assistant: .assistantProducer
        case .additional: .additionalProducer
        case .vocal: .vocalProducer
        case .co: .coProducer
        }
    }
}

/// What one word does in a role.
enum RoleWord: Sendable, Hashable {
    case job(RoleJob)
    case kind(ProducerKind)
    /// `second`, `2nd`: an assistant, or only a number.
    case second
    /// A voice: it is sung with, and a producer may be one of voices.
    case voice
    /// An instrument, or a way to play or sing.
    case play
    /// `lead`, `backing`: of a voice or an instrument that is named beside it, or not.
    case way
    /// What a producer may be of without producing a track: `film`, `compilation`.
    case medium
    /// Says nothing about the job: `original`, `main`, `studio`.
    case plain
    /// `by`, `the`, `of`.
    case joint
}
