import Postgres
import Testing

extension Arena {
    /// Makes a mistake in this database.
    ///
    /// - Returns: The function as it was; run it to take the mistake back.
    func plant(_ mutant: Mutant) async throws -> String {
        let rows = try await watch(
            "select pg_get_functiondef(to_regproc('linernotes.' || $1)) as definition", mutant.function)
        let original: String = try rows[0]["definition"]
        try #require(original.contains(mutant.right), "\(mutant.function) no longer says: \(mutant.right)")
        try await run(script: original.replacing(mutant.right, with: mutant.wrong))
        return original
    }
}
