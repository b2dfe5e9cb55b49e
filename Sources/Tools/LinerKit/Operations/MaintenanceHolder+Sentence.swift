import FleetAnswers
import PrintableText

extension MaintenanceHolder {
    /// What is to be said where the maintenance runs elsewhere.
    static func sentence(_ holder: MaintenanceHolder?) -> String {
        guard let holder else { return "Maintenance ran elsewhere just now; nothing was done." }
        let age = holder.ageSeconds.map { " for \(Spelling.age(seconds: $0))" } ?? ""
        return "Maintenance runs already\(age), as \(holder.login.printable) (process \(holder.process)); "
            + "nothing was done."
    }
}
