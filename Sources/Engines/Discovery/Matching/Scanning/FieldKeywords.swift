/// The keywords in a field's names, and what follows from them for every value of it.
struct FieldKeywords {
    /// Rules with a keyword there.
    var rules: [UInt64]
    /// Patterns of the groups that need a keyword and have it.
    var near: [[UInt64]]
    var nearAnywhere: [UInt64]
    var hasNear = false
    var hasNearAnywhere = false
    var hasCustom = false
    /// Scanners of the patterns of `near` alone, once they are worth it.
    var narrowed: NearScanners?
    /// Those of `narrowed`.
    var narrowedProbes: ProbeList.Probes?
    /// How many values were looked at before `quiet` was made.
    var valueCount = 0
    var quiet: QuietTable?
    /// Of each rule, the length of its longest keyword there in bytes, 0 for none; empty where no rule has one.
    var lengths: [UInt8] = []
}

extension MatchingPass {
    /// Looks for keywords in the names of fields that are new.
    mutating func noteFields(of block: Block) {
        guard block.fields.count > fields.count else { return }
        for field in block.fields[fields.count...] {
            fields.append(keywords(of: field))
            roles.append(FieldRole.of(field))
        }
    }

    private func keywords(of field: Field) -> FieldKeywords {
        var result = FieldKeywords(
            rules: [UInt64](repeating: 0, count: tables.ruleWords),
            near: near.scanners.map { [UInt64](repeating: 0, count: $0.words) },
            nearAnywhere: [UInt64](repeating: 0, count: nearAnywhere.words))
        for element in field.path {
            guard case .name(let name) = element else { continue }
            let bytes = Array(name.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                scanner.scan(bytes)
                shortWords.scanWithinWords(bytes)
                let neighbours = Neighbours(bytes: bytes, limits: 0..<bytes.count)
                tables.pieces.withView { pieces in
                    func add(_ places: Range<Int32>, endingAt end: UInt32) {
                        pieces.forEachKeyword(places, endingAt: Int(end), in: neighbours, inName: true) {
                            self.add(Int($0), length: $1.count, to: &result)
                        }
                    }
                    for hit in scanner.hits {
                        if case .keyword(let places) = tables.meanings[Int(hit.trigger)] {
                            add(places, endingAt: hit.end)
                        }
                    }
                    for hit in shortWords.hits { add(hit.pieces, endingAt: hit.end) }
                }
            }
        }
        return result
    }

    private func add(_ keyword: Int, length: Int, to result: inout FieldKeywords) {
        for rule in tables.keywords.rules[keyword] {
            result.rules[rule / 64] |= 1 << UInt64(rule % 64)
            if result.lengths.isEmpty { result.lengths = [UInt8](repeating: 0, count: tables.ruleCount) }
            result.lengths[rule] = max(result.lengths[rule], UInt8(clamping: length))
            if rule >= tables.identifierCount { result.hasCustom = true }
            for (number, group) in tables.near.enumerated() {
                for pattern in group.patternsOfRule[rule] {
                    result.near[number][pattern / 64] |= 1 << UInt64(pattern % 64)
                    result.hasNear = true
                }
            }
            for pattern in tables.nearAnywhere.patternsOfRule[rule] {
                result.nearAnywhere[pattern / 64] |= 1 << UInt64(pattern % 64)
                result.hasNearAnywhere = true
            }
        }
    }
}
