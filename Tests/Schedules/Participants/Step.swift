import Postgres

/// A message as its reader holds it: id and read count are the fence.
struct Held: Sendable, Equatable {
    let id: Int
    let readCount: Int
    let fanout: Int
    let hop: Int
}

/// A message to be sent.
struct Outgoing: Sendable {
    let fanout: Int
    let hop: Int
    let delay: Int
    var parent: Int?

    var message: String { #"{"fanout": \#(fanout), "hop": \#(hop)}"# }

    var headers: String {
        let parent = parent.map { #", "parent": \#($0)"# } ?? ""
        return #"{"run": "\#(LedgerSchema.run)"\#(parent)}"#
    }
}

/// One statement of one participant.
///
/// A statement that does two of these in one is a case of its own, whose answer the worker takes in twice: one that
/// acknowledges and reads, as that of `.acknowledge` and then as that of `.read`.
enum Step: Sendable {
    case begin, commit, rollback
    case read(limit: Int, seconds: Int)
    case extend([Held], seconds: Int)
    case acknowledge([Held])
    case effects([Held])
    case send([Outgoing])
    case fail([Held], delays: [Int])
    case `defer`([Held], delays: [Int])
    case deadLetter([Held], countsAttempt: Bool)
    case listDeadLetters
    case redrive([Int])
    case plainSend(Outgoing, at: Int)
    case plainRead(limit: Int)
    case plainSetVT(id: Int, at: Int)
}

/// What a statement answered.
enum Reply: Sendable {
    case held([Held])
    case ids([Int])
    case done
    case refused(String)

    var ids: [Int] { if case .ids(let ids) = self { ids } else { [] } }
}

extension Step {
    /// The rows that it names, for which it may have to wait: messages by their ids, dead letters by negative ones.
    var rows: Set<Int> {
        switch self {
        case .extend(let held, _), .acknowledge(let held), .fail(let held, _), .defer(let held, _),
            .deadLetter(let held, _):
            Set(held.map(\.id))
        case .plainSetVT(let id, _): [id]
        case .redrive(let letters): Set(letters.map { -$0 })
        default: []
        }
    }

    /// Whether it ends a transaction, so that others may go on.
    var endsTransaction: Bool {
        switch self {
        case .commit, .rollback: true
        default: false
        }
    }

    /// Readers skip what is locked: they wait for nobody, not even for a moment.
    var patience: String {
        switch self {
        case .read, .plainRead: "500ms"
        default: "10s"
        }
    }

    var isSend: Bool {
        switch self {
        case .send, .plainSend, .redrive: true
        default: false
        }
    }

    /// PGMQ's own functions know the server's clock only.
    var usesServerClock: Bool { if case .plainRead = self { true } else { false } }

    func reply(_ rows: [Row]) throws -> Reply {
        switch self {
        case .begin, .commit, .rollback, .effects: .done
        case .read, .plainRead:
            .held(
                try rows.map {
                    Held(
                        id: try $0["msg_id"], readCount: try $0["read_ct"], fanout: try $0["fanout"],
                        hop: try $0["hop"])
                })
        default: .ids(try rows.map { try $0["msg_id"] })
        }
    }
}
