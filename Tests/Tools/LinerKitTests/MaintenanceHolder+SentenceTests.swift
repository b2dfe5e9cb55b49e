import Testing

@testable import FleetAnswers
@testable import LinerKit

@Suite("MaintenanceHolder as a sentence")
struct MaintenanceHolderSentenceTests {
    @Test("it says who is at it and, where that may be seen, for how long; a login's name moves no cursor")
    func sentence() {
        let ann = MaintenanceHolder(login: "ann\u{1B}", process: 42, ageSeconds: 200)
        #expect(
            MaintenanceHolder.sentence(ann)
                == "Maintenance runs already for 3 min, as ann (process 42); nothing was done.")
        let hidden = MaintenanceHolder(login: "bob", process: 43, ageSeconds: nil)
        #expect(
            MaintenanceHolder.sentence(hidden) == "Maintenance runs already, as bob (process 43); nothing was done.")
        #expect(MaintenanceHolder.sentence(nil) == "Maintenance ran elsewhere just now; nothing was done.")
    }
}
