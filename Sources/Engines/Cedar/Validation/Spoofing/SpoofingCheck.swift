/// Finds texts in a policy that look like others than they are (Unicode Technical Standard 39, in a compact form).
struct SpoofingCheck {
    let policy: Text

    func warnings(for reduced: ReducedPolicy) -> [ValidationWarning] {
        var warnings: [ValidationWarning] = []
        for part in reduced.parts {
            part.visit { expression in
                warnings += findings(in: expression).map {
                    ValidationWarning($0, policy: policy, at: expression.range)
                }
            }
        }
        var seen: Set<ValidationWarning> = []
        return warnings.filter { seen.insert($0).inserted }
    }

    /// Names of types and functions are ASCII and need no look.
    private func findings(in expression: ShapedExpression) -> [ValidationWarning.Finding] {
        switch expression.kind {
        case .literal(.string(let text)): [SpoofingCheck.finding(inString: text.string)].compactMap { $0 }
        case .literal(.entity(let uid)): [SpoofingCheck.finding(inIdentifier: uid.id.string)].compactMap { $0 }
        case .attribute(_, let name), .has(_, let name):
            [SpoofingCheck.finding(inIdentifier: name.string)].compactMap { $0 }
        case .like(_, let pattern): [SpoofingCheck.finding(inString: pattern.escaped)].compactMap { $0 }
        case .record(let members): members.compactMap { SpoofingCheck.finding(inIdentifier: $0.key.string) }
        default: []
        }
    }

    static func finding(inString text: String) -> ValidationWarning.Finding? {
        if text.unicodeScalars.allSatisfy(\.isASCII) { return nil }
        if text.unicodeScalars.contains(where: \.turnsDirection) { return .bidiCharsInString(text) }
        return text.isOfOneScript ? nil : .mixedScriptString(text)
    }

    static func finding(inIdentifier text: String) -> ValidationWarning.Finding? {
        if text.unicodeScalars.contains(where: \.turnsDirection) { return .bidiCharsInIdentifier(text) }
        if let scalar = text.unicodeScalars.first(where: { !$0.isAllowedInIdentifiers }) {
            return .confusableIdentifier(text, scalar)
        }
        return text.isOfOneScript ? nil : .mixedScriptIdentifier(text)
    }
}

extension Unicode.Scalar {
    /// Embeddings, overrides, isolates and their ends, which make text read in another order than it is written.
    fileprivate var turnsDirection: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Printable ASCII, and of the rest what the General Security Profile for Identifiers allows, taken broadly:
    /// letters, marks and digits in common use that are not compatibility forms of others.
    fileprivate var isAllowedInIdentifiers: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        guard properties.isXIDContinue, !properties.isDefaultIgnorableCodePoint, !properties.isDeprecated else {
            return false
        }
        switch value {
        // Letter-like symbols, compatibility ideographs, presentation forms, full-width forms, mathematical letters.
        case 0x2100...0x214F, 0xF900...0xFAFF, 0xFB00...0xFDFF, 0xFE70...0xFEFF, 0xFF00...0xFFEF, 0x1D400...0x1D7FF:
            return false
        default:
            // What folding changes beyond case is a compatibility form.
            let isCompatibilityForm = properties.changesWhenNFKCCaseFolded && !properties.changesWhenCaseFolded
            let isShared = Script.of(self) == nil
            return !isCompatibilityForm && (!isShared || properties.numericType != nil || properties.isGraphemeExtend)
        }
    }
}

extension String {
    /// Whether all letters can be of one writing system. Japanese and Korean write Chinese characters beside their own.
    fileprivate var isOfOneScript: Bool {
        let scripts = unicodeScalars.reduce(into: Set<Script>()) { scripts, scalar in
            if let script = Script.of(scalar) { scripts.insert(script) }
        }
        guard scripts.count > 1 else { return true }
        let systems: [Set<Script>] = [[.han, .hiragana, .katakana], [.han, .hangul], [.han, .bopomofo]]
        return systems.contains { scripts.isSubset(of: $0) }
    }
}
