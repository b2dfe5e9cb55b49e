/// How the schema of a database compares with the one that this program carries.
public enum SchemaState: Sendable, Equatable {
    case current
    /// Never migrated.
    case missing
    /// Migrations to apply; none when only functions or views differ.
    case older(pending: [String])
    /// A module was migrated by a newer program, to this version.
    case newer(module: String, version: Int)

    init(of modules: [SchemaModule], installed: [String: Installed]) {
        for module in modules {
            if let version = installed[module.name]?.version, version > module.newestVersion {
                self = .newer(module: module.name, version: version)
                return
            }
        }
        let isCurrent = modules.allSatisfy {
            installed[$0.name] == Installed(version: $0.newestVersion, functionsDigest: $0.functionsDigest)
        }
        self = isCurrent ? .current : .older(pending: modules.flatMap { $0.pending(after: installed[$0.name]) })
    }
}

/// What a database says of a module.
struct Installed: Equatable {
    let version: Int
    let functionsDigest: String
}

extension SchemaModule {
    /// Migrations to apply; where it is not installed at all there is always something to do.
    fileprivate func pending(after installed: Installed?) -> [String] {
        guard let installed else { return migrations.isEmpty ? [name] : migrations.map(title) }
        return migrations.filter { $0.version > installed.version }.map(title)
    }
}
