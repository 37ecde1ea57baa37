extension String {
    /// The text between quotes as the reference's messages show it: like source text, but with apostrophes escaped too
    /// and combining marks left to combine, unless they come first.
    var escapedForMessages: String {
        var result = ""
        for (index, scalar) in unicodeScalars.enumerated() {
            switch scalar {
            case "'": result += "\\'"
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0": result += "\\0"
            default:
                if !scalar.isPrintable || index == 0 && scalar.properties.isGraphemeExtend {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    fileprivate var isPrintable: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default:
            return true
        }
    }
}

extension EntityUID {
    /// The id as messages show it.
    var messageText: String { "\(type)::\"\(id.string.escapedForMessages)\"" }
}

extension Array where Element == String {
    /// `a`, `a and b`, `a, b, and c`.
    var joinedWithAnd: String {
        switch count {
        case 0...2: joined(separator: " and ")
        default: dropLast().joined(separator: ", ") + ", and " + self[count - 1]
        }
    }
}
