/// The unique id of an entity: its type and an id within the type, written `Photos::Album::"summer"`.
public struct EntityUID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let type: Name
    public let id: Text

    public init(type: Name, id: Text) {
        self.type = type
        self.id = id
    }

    /// Cedar text, with the id escaped.
    public var description: String { "\(type)::\"\(id.string.escapedForCedar)\"" }

    public static func < (left: EntityUID, right: EntityUID) -> Bool {
        left.type == right.type ? left.id < right.id : left.type < right.type
    }
}

extension String {
    /// The text between the quotes of a Cedar string literal that stands for this string.
    ///
    /// What prints badly or not at all is written as `\u{…}`, the rest as it is; the parser gives back the same scalars.
    package var escapedForCedar: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0": result += "\\0"
            default:
                if scalar.isPlainlyPrintable {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                }
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Whether the scalar can stand in source text without being invisible, combining with its neighbour or turning
    /// the direction of what follows.
    var isPlainlyPrintable: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            return false
        default:
            return true
        }
    }
}
