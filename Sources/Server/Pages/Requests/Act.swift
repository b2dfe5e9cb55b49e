import DiscoveryAnswers
import Door
import FleetAnswers
import Messages
import Queue

/// Does what a form asks for, with the rights of who sent it: Postgres refuses what is not theirs.
struct Act: Sendable {
    let visitor: Visitor

    /// - Returns: Where to look next.
    /// - Throws: ``Refusal`` where the form makes no sense; `DatabaseError`.
    func perform(
        at address: Address, _ form: [String: String], file: MultipartForm.File? = nil
    ) async throws -> Address {
        switch (address, form["act"]) {
        case (.discover, "discover"): return .run(try await discover(form["artist"] ?? ""))
        case (.queue(let name), let act?):
            try await control(QueueName(rawValue: name), act)
            return address
        case (.providers, let act?):
            try await limit(form["upstream"] ?? "", act, reason: form["reason"])
            return address
        case (.failures, "redrive"), (.failure, "redrive"):
            let cause = form["cause"] ?? ""
            try await redrive(cause)
            return .failure(cause, after: nil)
        case (.letter(let id), let act?): return try await settle(id, act, isSure: form["sure"] == "yes")
        case (.playlists, let act?) where act == "bring" || act == "paste": return try await bring(act, form, file)
        case (.playlist(let id, _), let act?):
            return try await change(playlist: id, act, isSure: form["sure"] == "yes")
        default: throw Self.nothingToDo
        }
    }

    static let nothingToDo = Refusal(page: FailingPage.invalid("The form asks for nothing that is known here."))

    private func discover(_ artist: String) async throws -> String {
        try await Discoveries(visitor.database).start(.either(artist))
    }

    private func control(_ queue: QueueName, _ act: String) async throws {
        let control = QueueControl(visitor.database)
        switch act {
        case "pause": try await control.pause(queue, reason: Self.reason)
        case "resume": try await control.resume(queue, reason: Self.reason)
        case "drain": try await control.drain(queue, reason: Self.reason)
        default: throw Self.nothingToDo
        }
    }

    private static let reason = "on the queue's page"

    private func limit(_ upstream: String, _ act: String, reason: String?) async throws {
        guard !upstream.isEmpty else { throw Self.nothingToDo }
        let control = FleetControl(visitor.database)
        switch act {
        case "lift": _ = try await control.lift(upstream, reason: reason ?? "on the providers' page")
        case "hold":
            try await control.hold(upstream, for: .seconds(3_600), reason: reason.map { String($0.prefix(200)) })
        default: throw Self.nothingToDo
        }
    }

    private func redrive(_ cause: String) async throws {
        guard !cause.isEmpty else { throw Self.nothingToDo }
        _ = try await DeadLetters(visitor.database).redrive(
            matching: DeadLetters.Filter(fingerprint: cause), perSecond: 10)
    }

    private func settle(_ letter: Int64, _ act: String, isSure: Bool) async throws -> Address {
        let letters = DeadLetters(visitor.database)
        switch act {
        case "redrive":
            _ = try await letters.redrive([letter])
            return .letter(letter)
        case "discard" where isSure:
            _ = try await letters.discard([letter])
            return .failures
        case "discard":
            throw Refusal(page: FailingPage.invalid("Deleting for good takes a second yes: tick the box."))
        default: throw Self.nothingToDo
        }
    }
}
