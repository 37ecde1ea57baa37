import Core

/// Custom identifiers in a JSON file: one object or a list, with the fields of `CreateCustomDataIdentifier`.
public enum CustomIdentifierFile {
    /// - Throws: `CustomIdentifierFileError`.
    public static func parse(_ bytes: [UInt8]) throws(CustomIdentifierFileError) -> [CustomIdentifier] {
        let root: JSONNode
        do {
            root = try JSONParser.parse(bytes, duplicates: .reject)
        } catch {
            throw CustomIdentifierFileError(
                at: place(error.offset, bytes), element: nil, problem: "this is not JSON: \(error.reason)",
                remedy: "write one object or a list of objects")
        }
        let reader = Reader(bytes: bytes)
        guard let elements = root.array else { return [try reader.identifier(root, element: nil)] }
        var identifiers = [CustomIdentifier]()
        for (place, element) in elements.enumerated() {
            identifiers.append(try reader.identifier(element, element: place))
        }
        return identifiers
    }

    static func place(_ offset: Int, _ bytes: [UInt8]) -> TextPosition {
        var position = TextPosition()
        position.advance(over: bytes.span.extracting(0..<min(max(offset, 0), bytes.count)))
        return position
    }

    private struct Reader {
        let bytes: [UInt8]
        private static let strings = ["name", "regex", "description", "clientToken"]
        private static let lists = ["keywords", "ignoreWords"]

        func error(
            _ node: JSONNode, _ element: Int?, _ problem: String, _ remedy: String
        ) -> CustomIdentifierFileError {
            CustomIdentifierFileError(
                at: place(node.offset, bytes), element: element, problem: problem, remedy: remedy)
        }

        func identifier(_ node: JSONNode, element: Int?) throws(CustomIdentifierFileError) -> CustomIdentifier {
            guard let members = node.members else {
                throw error(node, element, "this is \(node.kind)", "write an object with name and regex")
            }
            let known = Self.strings + Self.lists + ["maximumMatchDistance", "severityLevels", "tags"]
            for member in members where !known.contains(member.name) {
                throw error(
                    member.value, element, "there is no field \(member.name)", "use \(known.joined(separator: ", "))")
            }
            guard let name = try string("name", node, element) else {
                throw error(node, element, "name is missing", "add it, such as \"name\": \"Employee number\"")
            }
            guard let regex = try string("regex", node, element) else {
                throw error(node, element, "regex is missing", "add it, such as \"regex\": \"E-[0-9]{6}\"")
            }
            do {
                return try CustomIdentifier(
                    name: name, description: try string("description", node, element), regex: regex,
                    keywords: try strings("keywords", node, element),
                    ignoreWords: try strings("ignoreWords", node, element),
                    maximumMatchDistance: try integer("maximumMatchDistance", node, element)
                        ?? CustomIdentifier.standardDistance,
                    severityLevels: try severityLevels(node, element))
            } catch let failure as CustomIdentifierError {
                throw error(node[failure.field.rawValue] ?? node, element, "\(failure)", "")
            } catch let failure as CustomIdentifierFileError {
                throw failure
            } catch {
                throw self.error(node, element, "\(error)", "")
            }
        }

        private func string(
            _ name: String, _ node: JSONNode, _ element: Int?
        ) throws(CustomIdentifierFileError) -> String? {
            guard let value = node[name] else { return nil }
            guard let text = value.string else {
                throw error(value, element, "\(name) is \(value.kind)", "write a string")
            }
            return text
        }

        private func strings(
            _ name: String, _ node: JSONNode, _ element: Int?
        ) throws(CustomIdentifierFileError) -> [String] {
            guard let value = node[name] else { return [] }
            guard let elements = value.array else {
                throw error(value, element, "\(name) is \(value.kind)", "write a list of strings")
            }
            var texts = [String]()
            for text in elements {
                guard let string = text.string else {
                    throw error(text, element, "\(name) has \(text.kind) in it", "write a string")
                }
                texts.append(string)
            }
            return texts
        }

        private func integer(
            _ name: String, _ node: JSONNode, _ element: Int?
        ) throws(CustomIdentifierFileError) -> Int? {
            guard let value = node[name] else { return nil }
            guard case .number(let digits) = value.value, let number = Int(digits) else {
                throw error(value, element, "\(name) is not a whole number", "write one, such as 50")
            }
            return number
        }

        private func severityLevels(
            _ node: JSONNode, _ element: Int?
        ) throws(CustomIdentifierFileError) -> [SeverityThreshold] {
            guard let value = node["severityLevels"] else { return [] }
            guard let elements = value.array else {
                throw error(value, element, "severityLevels is \(value.kind)", "write a list of objects")
            }
            var levels = [SeverityThreshold]()
            for level in elements {
                guard level.members != nil, let threshold = try integer("occurrencesThreshold", level, element),
                    let name = try string("severity", level, element),
                    let severity = Severity.allCases.first(where: { $0.description.uppercased() == name })
                else {
                    throw error(
                        level, element, "a severity level is not complete",
                        "write occurrencesThreshold, and severity as LOW, MEDIUM or HIGH")
                }
                levels.append(SeverityThreshold(occurrences: threshold, severity: severity))
            }
            return levels
        }
    }
}

/// Why a file of custom identifiers cannot be used, and where.
public struct CustomIdentifierFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public let position: TextPosition
    /// Which of a list, 0 for the first.
    public let element: Int?
    public let problem: String
    public let remedy: String

    init(at position: TextPosition, element: Int?, problem: String, remedy: String) {
        self.position = position
        self.element = element
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String {
        let place = "line \(position.line), column \(position.column)"
        let which = element.map { ", identifier \($0 + 1)" } ?? ""
        return "\(place)\(which): \(problem)" + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}
