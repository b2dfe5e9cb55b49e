/// The provider's business discovery as a function: one account's public numbers, by its handle.
struct Instagram: Sendable {
    func answer(_ request: ServiceRequest) -> Answer {
        guard Self.isAuthorized(request.headers["authorization"]) else { return InstagramError.token.answer }
        let id = request.path
        guard request.method == "GET", !id.isEmpty, id.allSatisfy({ $0.isASCII && $0.isNumber }),
            let fields = FieldExpression.list(Parameters(query: request.query)["fields"] ?? "")
        else { return InstagramError.parameter.answer }
        var shape = JSONValue.object([:])
        for field in fields where field.name != "id" {
            guard field.name == "business_discovery" else { return InstagramError.parameter.answer }
            switch discovery(field) {
            case .success(let found): shape = shape.adding(field.name, found)
            case .failure(let error): return error.answer
            }
        }
        return .ok(shape.adding("id", .string(id)))
    }

    /// Only the fields that were asked for, and of those only the ones that hold anything; the id always.
    private func discovery(_ field: FieldExpression) -> Result<JSONValue, InstagramError> {
        guard field.calls.count == 1, field.calls[0].name == "username",
            let handle = InstagramHandle(field.calls[0].argument),
            field.fields.allSatisfy({ InstagramAccount.fields.contains($0.name) })
        else { return .failure(.parameter) }
        guard let account = InstagramAccount.all[handle] else { return .failure(.noSuchAccount) }
        var shape = JSONValue.object([:])
        for name in field.fields.map(\.name) where name != "id" {
            if let value = account.value(of: name) { shape = shape.adding(name, value) }
        }
        return .success(shape.adding("id", account.value(of: "id") ?? .null))
    }

    /// Tokens in addresses end up in logs: only the header counts here.
    private static func isAuthorized(_ authorization: String?) -> Bool {
        guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return false }
        let token = authorization.dropFirst("bearer ".count)
        return !["", "expired", "revoked", "wrong"].contains(token)
    }
}

extension InstagramError: Error {}
