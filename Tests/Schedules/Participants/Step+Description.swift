extension Held: CustomStringConvertible {
    var description: String { "\(id)/\(readCount)" }
}

extension Outgoing: CustomStringConvertible {
    var description: String { (parent.map { "of \($0) " } ?? "") + "fanout \(fanout)" }
}

extension Step: CustomStringConvertible {
    var description: String {
        switch self {
        case .begin: "begin"
        case .commit: "commit"
        case .rollback: "rollback"
        case .read(let limit, let seconds): "read \(limit) for \(seconds) s"
        case .extend(let held, let seconds): "extend \(held) by \(seconds) s"
        case .acknowledge(let held): "acknowledge \(held)"
        case .effects(let held): "write effects of \(held)"
        case .send(let messages): "send \(messages)"
        case .fail(let held, let delays): "fail \(held), back in \(delays) ms"
        case .defer(let held, let delays): "defer \(held), back in \(delays) ms"
        case .deadLetter(let held, let counts): "dead_letter \(held)\(counts ? ", counting the attempt" : "")"
        case .listDeadLetters: "list dead letters"
        case .redrive(let letters): "redrive \(letters)"
        case .plainSend(let message, let at): "pgmq.send \(message), due at \(at) ms"
        case .plainRead(let limit): "pgmq.read \(limit)"
        case .plainSetVT(let id, let at): "pgmq.set_vt \(id) to \(at) ms"
        }
    }
}

extension Reply: CustomStringConvertible {
    var description: String {
        switch self {
        case .held(let held): "\(held)"
        case .ids(let ids): "\(ids)"
        case .done: "done"
        case .refused(let error): "refused: \(error)"
        }
    }
}
