extension ExpressionParser {
    /// Everything that starts with a parenthesis. Nil for what takes no place.
    mutating func group() throws(ExpressionError) -> Expression? {
        let start = place
        place += 1
        if next == "*" { throw error(.globalFlags, at: start) }
        let wasCaseless = isCaseless
        let tookLines = dotTakesLines
        if skip("?"), try !introduced(from: start) {
            return nil
        }
        depth += 1
        guard depth <= limits.nesting else { throw error(.nestedTooDeeply(maximum: limits.nesting), at: start) }
        let inner = try alternatives()
        guard skip(")") else { throw error(.unclosedGroup, at: start) }
        depth -= 1
        isCaseless = wasCaseless
        dotTakesLines = tookLines
        return inner
    }

    /// What stands behind `(?`. Whether a group's contents follow.
    private mutating func introduced(from start: Int) throws(ExpressionError) -> Bool {
        if skip(":") { return true }
        if skip("#") {
            while let scalar = next, scalar != ")" { _ = scalar; place += 1 }
            guard skip(")") else { throw error(.unclosedGroup, at: start) }
            return false
        }
        try refuseUnsupported(from: start)
        if skip("P<") || skip("<") { return try named(until: ">", from: start) }
        if skip("'") { return try named(until: "'", from: start) }
        return try flags(from: start)
    }

    private func refuseUnsupported(from start: Int) throws(ExpressionError) {
        let refusals: [(String, ExpressionError.Reason)] = [
            ("=", .lookAround), ("!", .lookAround), ("<=", .lookAround), ("<!", .lookAround), ("*", .lookAround),
            (">", .atomicGroup), ("|", .branchReset), ("(", .conditional), ("{", .embeddedCode), ("?{", .embeddedCode),
            ("C", .embeddedCode), ("R", .recursion), ("&", .recursion), ("P>", .recursion), ("P=", .backreference),
        ]
        for (opening, reason) in refusals where continues(with: opening) { throw error(reason, at: start) }
        guard let scalar = next else { throw error(.unclosedGroup, at: start) }
        let follower = place + 1 < scalars.count ? scalars[place + 1] : ")"
        let isSigned = (scalar == "+" || scalar == "-") && isDigit(follower)
        if isDigit(scalar) || isSigned { throw error(.recursion, at: start) }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private mutating func named(until end: Unicode.Scalar, from start: Int) throws(ExpressionError) -> Bool {
        let first = place
        while let scalar = next, scalar != end {
            guard scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic || isDigit(scalar) else {
                throw error(.unknownGroup, at: start)
            }
            place += 1
        }
        guard next != nil, place > first else { throw error(.unknownGroup, at: start) }
        place += 1
        return true
    }

    /// `(?i)` for the rest of the group around it, `(?i:…)` for its own contents.
    private mutating func flags(from start: Int) throws(ExpressionError) -> Bool {
        var turnsOn = true
        var count = 0
        let outer = (isCaseless, dotTakesLines)
        while let scalar = next {
            switch scalar {
            case ")" where count > 0:
                place += 1
                return false
            case ":" where count > 0:
                place += 1
                let inner = (isCaseless, dotTakesLines)
                (isCaseless, dotTakesLines) = outer
                return try flagged(inner)
            case "-" where turnsOn: turnsOn = false
            case "i": isCaseless = turnsOn
            case "s" where limits.isTrusted: dotTakesLines = turnsOn
            default:
                let isFlag = "msxUXJn".unicodeScalars.contains(scalar)
                throw error(isFlag ? .flag(String(scalar)) : .unknownGroup, at: isFlag ? place : start)
            }
            count += 1
            place += 1
        }
        throw error(.unclosedGroup, at: start)
    }

    private mutating func flagged(_ flags: (Bool, Bool)) throws(ExpressionError) -> Bool {
        (isCaseless, dotTakesLines) = flags
        return true
    }
}
