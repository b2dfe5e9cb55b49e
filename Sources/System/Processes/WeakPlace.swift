/// A name for which somebody else than we and root may put something else.
package struct WeakPlace: Error, Equatable {
    package enum Reason: Sendable {
        /// It belongs to another user.
        case foreign
        /// Others than its owner may write there.
        case open
        /// It is a link that leads nowhere, or too far.
        case endless
    }

    package let path: String
    package let reason: Reason
}
