import Door
import FleetAnswers
import Hummingbird

/// Providers as limiter and breaker see them.
enum UpstreamOperations {
    static let upstream = Shape(
        "Provider",
        "upstream:text capacity:integer? window_ms:integer? breaker:text consecutive_failures:integer last_failure:text? "
            + "is_held:boolean held_until:time? is_held_until_lifted:boolean reason:text?")
    static let hold = Shape("Hold", "seconds:integer? reason:text?")
    static let held = Shape("Held", "upstream:text")
    static let lifted = Shape("Lifted", "lifted:[text]")

    private struct Body: Decodable {
        let seconds: Int?
        let reason: String?
    }

    static let all: [Operation] = [
        .get("/providers", "Limits, penalties and breakers, by name", answer: .list(of: upstream)) {
            try $0.json(try await $0.fleet.upstreamLimits())
        },
        .act(
            "/providers/{provider}/hold", "Ask nothing of it for a time; without seconds until it is lifted",
            body: hold,
            answer: .one(held)
        ) { call in
            let body: Body = try await call.body()
            if let seconds = body.seconds, !(1...31_536_000).contains(seconds) {
                throw Problem.invalid("seconds", "seconds must be 1 to 31536000.", fix: "Leave it out for no end")
            }
            let name = try await known(call)
            try await FleetControl(call.context.database).hold(
                name, for: body.seconds.map { .seconds($0) }, reason: body.reason)
            return try call.json(["upstream": name])
        },
        .act("/providers/{provider}/lift", "Ask it again at once", body: Shapes.reason, answer: .one(lifted)) { call in
            let body: Body = try await call.body()
            let lifted = try await FleetControl(call.context.database).lift(call.part("provider"), reason: body.reason)
            return try call.json(["lifted": lifted])
        },
    ]

    /// A hold makes a row: only of what is known, or names could be made up without end.
    private static func known(_ call: Call) async throws -> String {
        let name = try call.part("provider")
        guard try await call.fleet.upstreamLimits().contains(where: { $0.upstream == name }) else {
            throw Problem.unknown("provider \(name)", "provider-unknown", fix: "/api/v1/providers lists them")
        }
        return name
    }
}
