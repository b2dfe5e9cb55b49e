/// The file of certificate authorities by which the server is known.
package enum RootCertificate {
    /// Where a connection string, a service file or a variable names it; nil: nowhere, or the machine's own are taken.
    ///
    /// - Throws: ``DatabaseError`` `.configurationInvalid`.
    package static func file(of connectionString: String) throws -> String? {
        let sources = try ConnectionSources(connectionString)
        guard sources["sslmode"] != "disable", let file = sources["sslrootcert"], file != "system" else { return nil }
        return file
    }
}
