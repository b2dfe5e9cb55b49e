import CPostgres

extension Link {
    /// Runs one statement with the extended protocol, in one round trip.
    func run(_ statement: EncodedStatement, _ limit: Patience) throws -> ResultSet {
        guard !isUntold else {
            do {
                return try pipeline([statement], limit)[0]
            } catch var error as DatabaseError {
                error.statementIndex = nil
                throw error
            }
        }
        try prepare([statement], limit)
        let handle = try ready(limit)
        guard send(statement, handle) else { throw lost() }
        return try noticingPooler { try collect(limit).last! }
    }

    /// Runs several statements with the simple protocol.
    func run(script: String, _ limit: Patience) throws {
        let handle = try ready(limit)
        guard PQsendQuery(handle, told(script)) == 1 else { throw lost() }
        _ = try collect(limit)
    }

    /// The statements with what the session has to be told before them.
    func told(_ script: String) -> String { isUntold ? "\(settings.sql); \(script)" : script }

    /// Sends all statements at once; they succeed or fail together unless a transaction is open.
    func pipeline(_ statements: [EncodedStatement], _ limit: Patience) throws -> [ResultSet] {
        guard !statements.isEmpty else { return [] }
        let place = isUntold ? (statements[0].beginsTransaction ? 1 : 0) : nil
        var all = statements
        if let place { all.insert(settings, at: place) }
        do {
            var results = try send(all, limit)
            if let place { results.remove(at: place) }
            return results
        } catch var error as DatabaseError {
            if let place { error.statementIndex = error.statementIndex.map { $0 > place ? $0 - 1 : $0 } }
            throw error
        }
    }

    /// Whether the session has been given our options: a pooler may take them and say nothing.
    func hasSettings(_ limit: Patience) throws -> Bool {
        let shown = try run(
            EncodedStatement(
                trusted: "select pg_catalog.current_setting('search_path'), pg_catalog.current_setting('role')"), limit)
        return shown.text(row: 0, column: 0)?.filter { $0 != " " } == parameters.searchPath
            && (parameters.role == nil || shown.text(row: 0, column: 1) == parameters.role)
    }

    /// Whether what comes next begins a transaction that does not know yet where names are looked up, nor as whom it runs.
    private var isUntold: Bool { needsSettings && isIdle }

    /// For one transaction only: the session is somebody else's after it.
    private var settings: EncodedStatement {
        let path = "pg_catalog.set_config('search_path', '\(parameters.searchPath)', true)"
        let role = parameters.role.map { ", pg_catalog.set_config('role', '\($0)', true)" } ?? ""
        return EncodedStatement(trusted: "select \(path)\(role)")
    }

    private func send(_ statements: [EncodedStatement], _ limit: Patience) throws -> [ResultSet] {
        try prepare(statements, limit)
        let handle = try ready(limit)
        guard PQenterPipelineMode(handle) == 1 else { throw lost() }
        for statement in statements {
            guard send(statement, handle) else { throw lost() }
        }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        return try noticingPooler { try collectPipeline(count: statements.count, limit) }
    }

    /// Sends one statement and its commit, and returns what the statement returned; ``finishBegun(_:)`` must follow.
    ///
    /// The server hands over what it has before it commits, because it is asked to flush in between.
    func begin(_ statement: EncodedStatement, _ limit: Patience) throws -> ResultSet {
        precondition(parameters.role == nil, "rows are handed over early to whoever logs in as himself")
        try prepare([statement], limit)
        let handle = try ready(limit)
        guard PQenterPipelineMode(handle) == 1, send(statement, handle), PQsendFlushRequest(handle) == 1,
            PQpipelineSync(handle) == 1
        else { throw lost() }
        do {
            return try noticingPooler { try collect(limit).last! }
        } catch {
            // The statement failed, and with it the transaction: its end only is still to be read.
            if isOpen { try finishBegun(Patience(timeout: Patience.grace)) }
            throw error
        }
    }

    /// Reads the answer to the commit that ``begin(_:_:)`` sent.
    func finishBegun(_ limit: Patience) throws {
        _ = try collectPipeline(count: 0, limit)
    }

    private func ready(_ limit: Patience) throws -> OpaquePointer {
        if limit.interrupt?.isRaised == true { throw CancellationError() }
        return try opened()
    }

    private func send(_ statement: EncodedStatement, _ handle: OpaquePointer) -> Bool {
        statement.withPointers {
            if let name = statement.name, kept.contains(name) {
                return PQsendQueryPrepared(handle, name, statement.parameterCount, $0, nil, nil, 0) == 1
            }
            return PQsendQueryParams(handle, statement.sql, statement.parameterCount, nil, $0, nil, nil, 0) == 1
        }
    }

    /// Has the session keep what is to be kept; a round trip for each statement that it has not seen.
    private func prepare(_ statements: [EncodedStatement], _ limit: Patience) throws {
        for statement in statements {
            guard mayPrepare, let name = statement.name, !kept.contains(name) else { continue }
            let handle = try ready(limit)
            guard PQsendPrepare(handle, name, statement.sql, 0, nil) == 1 else { throw lost() }
            do {
                _ = try collect(limit)
            } catch let error as DatabaseError where error.sqlState == .duplicatePreparedStatement {
                // The session was another's: we are behind a pooler.
                mayPrepare = false
                continue
            }
            kept.insert(name)
        }
    }

    /// A kept statement that is gone was kept by another session: nothing is kept from now on.
    private func noticingPooler<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError where error.sqlState == .invalidSQLStatementName {
            mayPrepare = false
            kept = []
            throw error
        }
    }

    func collect(_ limit: Patience) throws -> [ResultSet] {
        var patience = limit
        var request: CancelRequest?
        var results: [ResultSet] = []
        var failure: DatabaseError?
        while let result = try next(&patience, &request) {
            try refuseCopy(result)
            if let error = try error(of: result, patience) { failure = failure ?? error }
            results.append(result)
        }
        try finish(request, patience)
        if let failure { throw patience.explain(failure) }
        return results
    }

    private func collectPipeline(count: Int, _ limit: Patience) throws -> [ResultSet] {
        var patience = limit
        var request: CancelRequest?
        var results: [ResultSet] = []
        var failure: DatabaseError?
        for index in 0..<count {
            while let result = try next(&patience, &request) {
                try refuseCopy(result)
                if var error = try error(of: result, patience) {
                    error.statementIndex = index
                    failure = failure ?? error
                }
                results.append(result)
            }
        }
        if let error = try collectSync(&patience, &request) { failure = failure ?? error }
        try finish(request, patience)
        if let failure { throw patience.explain(failure) }
        return results
    }

    /// Reads to the end of a pipeline, where the transaction commits.
    ///
    /// - Returns: What the server refused to commit for: a deferred constraint, for one.
    private func collectSync(_ patience: inout Patience, _ request: inout CancelRequest?) throws -> DatabaseError? {
        var failure: DatabaseError?
        while true {
            guard let result = try next(&patience, &request) else {
                guard failure != nil else { throw lost() }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC { break }
            guard let error = try error(of: result, patience) else { throw lost() }
            failure = failure ?? error
        }
        guard PQexitPipelineMode(try opened()) == 1 else { throw lost() }
        return failure
    }

    private func next(_ patience: inout Patience, _ request: inout CancelRequest?) throws -> ResultSet? {
        try settle(&patience, &request)
        return PQgetResult(try opened()).map(ResultSet.init(owning:))
    }

    /// The error in a result; one that ends the session is thrown at once, because nothing follows it.
    func error(of result: ResultSet, _ patience: Patience) throws -> DatabaseError? {
        let isFailure = [PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_PIPELINE_ABORTED].contains(result.status)
        guard isFailure else { return nil }
        guard let error = DatabaseError(result, parameters.redaction) else {
            return result.status == PGRES_PIPELINE_ABORTED ? nil : lost()
        }
        let severity = result.errorField(cpostgres_field_severity())
        if severity == "FATAL" || severity == "PANIC" {
            close()
            throw error
        }
        return error
    }

    private func refuseCopy(_ result: ResultSet) throws {
        guard [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(result.status) else { return }
        close()
        throw DatabaseError(.query, "COPY is not supported here, but by Connection.copy; the connection is closed.")
    }
}

extension DatabaseError {
    /// Nil when the server said nothing: libpq itself lost the connection.
    fileprivate init?(_ result: ResultSet, _ redaction: Redaction) {
        guard let sqlState = result.errorField(cpostgres_field_sqlstate()).map(SQLState.init(rawValue:)) else {
            return nil
        }
        func field(_ code: Int32) -> String? { result.errorField(code).map { redaction($0) } }
        self.init(
            sqlState.endsSession ? .connectionLost : .query,
            field(cpostgres_field_message()) ?? "", sqlState: sqlState,
            detail: field(cpostgres_field_detail()), hint: field(cpostgres_field_hint()),
            context: field(cpostgres_field_context()), table: field(cpostgres_field_table()),
            column: field(cpostgres_field_column()), constraint: field(cpostgres_field_constraint()))
    }
}
