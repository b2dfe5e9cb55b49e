public import HTTPTransport
import JSONFields
public import Upstreams

import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

/// Reads JSON answers.
public enum JSONBody {
    /// Decodes the body of a response. Unknown fields are ignored; of a field that stands twice the last counts.
    ///
    /// What tolerant fields and lists of `type` leave out is said among the `Omissions`, by endpoint and place. An answer
    /// that has values of wrong types in many kinds of places is no answer.
    /// Texts are cut to 8,192 bytes and numbers beyond ±(2⁵³ − 1) read as null, which is said among the `Omissions`.
    ///
    /// - Parameters:
    ///   - type: What the body should hold.
    ///   - response: Says by its `Content-Type` that it is JSON.
    ///   - depthMaximum: Deepest nesting of arrays and objects that is read.
    ///   - upstream: Whom an error names.
    ///   - endpoint: The ``UpstreamCall/endpoint`` that an error names.
    /// - Throws: ``UpstreamError`` of category `.malformedResponse`, retryable. It names the place
    ///   (`relations[3].artist.id: missing`) and never quotes the body.
    public static func decode<T: Decodable>(
        _ type: T.Type, from response: HTTPResponse, depthMaximum: Int = 64, upstream: UpstreamKey, endpoint: String
    ) throws -> T {
        func unreadable(_ detail: String) -> UpstreamError {
            UpstreamError(
                upstream: upstream, endpoint: endpoint, category: .malformedResponse,
                disposition: .retryable(after: nil), status: response.status, detail: detail)
        }
        guard isJSON(response.headers["Content-Type"]) else { throw unreadable("the answer is not JSON") }
        guard JSONDepth.isWithin(depthMaximum, response.body) else {
            throw unreadable("the answer nests deeper than \(depthMaximum)")
        }
        guard String(validating: response.body, as: UTF8.self) != nil else {
            throw unreadable("the answer is not UTF-8")
        }
        let bounded = JSONBounds(response.body)
        bounded.sayWhatIsMissing(at: upstream, endpoint)
        do {
            let (decoder, setAside) = (JSONDecoder(), SetAside())
            decoder.userInfo[SetAside.key] = setAside
            let value = try decoder.decode(type, from: Data(bounded.bytes))
            let mistyped = setAside.entries.filter(\.isMistyped)
            guard mistyped.count < mistypedMaximum else {
                throw unreadable("much of it is of a wrong type: \(mistyped.map(\.what).joined(separator: ", "))")
            }
            for entry in setAside.entries {
                Omissions.note(upstream.upstream, "\(endpoint): \(entry.what)", count: entry.count)
            }
            return value
        } catch let error as DecodingError {
            throw unreadable(error.place)
        } catch let error as UpstreamError {
            throw error
        } catch {
            throw unreadable("the answer can't be decoded")
        }
    }

    /// Kinds of places with values of another type: an entry may be broken, but an answer that is broken in so many ways is
    /// none, and the next may be whole again.
    private static let mistypedMaximum = 3

    /// `application/json` and its kind (`application/ld+json`), whatever parameters follow.
    private static func isJSON(_ contentType: String?) -> Bool {
        let mediaType = (contentType ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
        return mediaType == "application/json" || mediaType == "text/json"
            || (mediaType.hasPrefix("application/") && mediaType.hasSuffix("+json"))
    }
}

extension JSONBounds {
    fileprivate func sayWhatIsMissing(at upstream: UpstreamKey, _ endpoint: String) {
        let source = upstream.upstream
        Omissions.note(source, "\(endpoint): a text of more than \(Self.textBytesMaximum) bytes", count: textsCut)
        Omissions.note(source, "\(endpoint): a number beyond ±(2^53 - 1)", count: numbersDropped)
        Omissions.note(source, "\(endpoint): half of a character", count: surrogatesReplaced)
    }
}

extension UpstreamFetching {
    /// Asks, and decodes the answer. One that can't be decoded is forgotten, so that the next try asks again.
    ///
    /// - Throws: As ``fetch(_:)`` and ``JSONBody/decode(_:from:depthMaximum:upstream:endpoint:)``.
    public func fetchJSON<T: Decodable>(_ type: T.Type, _ call: UpstreamCall, upstream: UpstreamKey) async throws -> T {
        let response = try await fetch(call)
        do {
            return try JSONBody.decode(type, from: response, upstream: upstream, endpoint: call.endpoint)
        } catch {
            await forget(call)
            throw error
        }
    }
}
