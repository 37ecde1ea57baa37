import Cedar

extension UInt128 {
    func bitVectorText(width: Int) -> String { "(_ bv\(self) \(width))" }
}

extension Text {
    /// A string literal of SMT-LIB 2.6, with all that is not plain ASCII as `\u{…}`.
    var solverText: String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\"\""
            case "\\": result += "\\u{5c}"
            case " "..."~": result.unicodeScalars.append(scalar)
            default: result += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return result + "\""
    }
}

extension IPAddress {
    var solverText: String {
        let (family, width, prefixWidth) = isIPv4 ? ("V4", 32, 5) : ("V6", 128, 7)
        let address = bits.bitVectorText(width: width)
        guard prefix < width else { return "(\(family) \(address))" }
        return "(\(family)Range \(address) \(UInt128(prefix).bitVectorText(width: prefixWidth)))"
    }
}

extension Pattern {
    /// The regular expression that matches what the pattern matches.
    var solverText: String {
        var parts: [String] = []
        var run = ""
        func flush() {
            if !run.isEmpty { parts.append("(str.to_re \(Text(run).solverText))") }
            run = ""
        }
        for element in elements {
            switch element {
            case .scalar(let scalar): run.unicodeScalars.append(scalar)
            case .wildcard:
                flush()
                if parts.last != "re.all" { parts.append("re.all") }
            }
        }
        flush()
        return parts.count == 1 ? parts[0] : "(re.++ \(parts.joined(separator: " ")))"
    }
}
