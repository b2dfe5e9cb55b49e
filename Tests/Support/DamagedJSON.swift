import FoundationEssentials

/// JSON of which one field or entry is dropped, null, of another type, or there twice: what providers' answers are
/// damaged by.
public indirect enum DamagedJSON: Decodable, Equatable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([DamagedJSON])
    case object([String: DamagedJSON])
    /// An object whose field stands a second time, with this value.
    case twice([String: DamagedJSON], String, DamagedJSON)

    public init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(DamagedJSON.self, from: Data(bytes)) }

    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([DamagedJSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: DamagedJSON].self))
        }
    }

    public var bytes: [UInt8] { Array(json.utf8) }

    private var json: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .text(let text): Self.quoted(text)
        case .list(let list): "[\(list.map(\.json).joined(separator: ","))]"
        case .object(let fields): "{\(Self.joined(fields))}"
        case .twice(let fields, let key, let value): "{\(Self.joined(fields)),\(Self.quoted(key)):\(value.json)}"
        }
    }

    private static func joined(_ fields: [String: DamagedJSON]) -> String {
        fields.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\($0.value.json)" }.joined(separator: ",")
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}

extension DamagedJSON {
    /// The same with one thing damaged, at any depth; nil: there is nothing in it to damage.
    public func damaged(_ random: inout SeededRandom) -> DamagedJSON? {
        switch self {
        case .list(var list):
            guard let index = list.indices.randomElement(using: &random) else { return nil }
            if Int.random(in: 0..<4, using: &random) > 0, let inner = list[index].damaged(&random) {
                list[index] = inner
            } else if Bool.random(using: &random) {
                list[index] = list[index].otherwise(&random)
            } else {
                list.remove(at: index)
            }
            return .list(list)
        case .object(var fields):
            guard let key = fields.keys.sorted().randomElement(using: &random), let value = fields[key] else {
                return nil
            }
            if Int.random(in: 0..<4, using: &random) > 0, let inner = value.damaged(&random) {
                fields[key] = inner
                return .object(fields)
            }
            if Int.random(in: 0..<4, using: &random) == 0 { return .twice(fields, key, value.otherwise(&random)) }
            fields[key] = Bool.random(using: &random) ? value.otherwise(&random) : nil
            return .object(fields)
        default: return nil
        }
    }

    /// Another value in its place.
    private func otherwise(_ random: inout SeededRandom) -> DamagedJSON {
        let others: [DamagedJSON] = [
            .null, .flag(true), .number(7), .number(-1.5), .text("?"), .text(""), .list([.null]), .object([:]),
        ]
        return others.filter { $0 != self }.randomElement(using: &random) ?? .null
    }

    /// The value at the path of fields; nil: there is none.
    public subscript(_ path: [String]) -> DamagedJSON? {
        guard let key = path.first else { return self }
        guard case .object(let fields) = self else { return nil }
        return fields[key]?[Array(path.dropFirst())]
    }

    /// The same with this value at the path of fields.
    public func replacing(_ path: [String], by value: DamagedJSON) -> DamagedJSON {
        guard let key = path.first, case .object(var fields) = self else { return value }
        fields[key] = (fields[key] ?? .object([:])).replacing(Array(path.dropFirst()), by: value)
        return .object(fields)
    }
}

/// Damages one entry of a list after the other, and looks whether the others come all the same.
public struct ListDamage: Sendable {
    let whole: DamagedJSON
    let path: [String]
    let entries: [DamagedJSON]

    /// - Parameter path: Of the list in the body.
    public init(_ bytes: [UInt8], list path: [String]) throws {
        whole = try DamagedJSON(bytes)
        self.path = path
        guard case .list(let entries) = whole[path] else { throw FixtureError("no list at \(path)") }
        self.entries = entries
    }

    /// What is wrong with how damaged bodies are read, in words; empty: nothing.
    ///
    /// - Parameter read: The elements that a body holds, in their order.
    public func faults<Element: Equatable>(seeds: Range<UInt64>, _ read: ([UInt8]) throws -> [Element]) -> [String] {
        guard let sound = try? read(whole.bytes), sound.count == entries.count else { return ["the sound body"] }
        return seeds.compactMap { seed in
            var random = SeededRandom(seed: seed)
            guard let index = entries.indices.randomElement(using: &random),
                let broken = entries[index].damaged(&random)
            else { return nil }
            var entries = entries
            entries[index] = broken
            do {
                let found = try read(whole.replacing(path, by: .list(entries)).bytes)
                let others = Self.without(index, sound)
                return found == others || (found.count == sound.count && Self.without(index, found) == others)
                    ? nil : "seed \(seed): others than \(index) changed"
            } catch {
                return entries.count == 1 ? nil : "seed \(seed): \(error)"
            }
        }
    }

    private static func without<Element>(_ index: Int, _ elements: [Element]) -> [Element] {
        elements.enumerated().filter { $0.offset != index }.map(\.element)
    }
}
