/// The keywords in a field's names, and what follows from them for every value of it.
struct FieldKeywords {
    /// Rules with a keyword there.
    var rules: [UInt64]
    /// Patterns of the groups that need a keyword and have it.
    var near: [UInt64]
    var nearAnywhere: [UInt64]
    var hasNear = false
    var hasNearAnywhere = false
    var hasCustom = false
    /// Of each rule in `rules`, the length of its longest keyword there.
    var lengths: [(rule: Int, length: Int)] = []

    func length(of rule: Int) -> Int {
        for (other, length) in lengths where other == rule { return length }
        return 0
    }
}

extension MatchingPass {
    /// Looks for keywords in the names of fields that are new.
    mutating func noteFields(of block: Block) {
        guard block.fields.count > fields.count else { return }
        for field in block.fields[fields.count...] { fields.append(keywords(of: field)) }
    }

    private func keywords(of field: Field) -> FieldKeywords {
        var result = FieldKeywords(
            rules: [UInt64](repeating: 0, count: tables.ruleWords),
            near: [UInt64](repeating: 0, count: near.automaton.setWords),
            nearAnywhere: [UInt64](repeating: 0, count: nearAnywhere.automaton.setWords))
        for element in field.path {
            guard case .name(let name) = element else { continue }
            let bytes = Array(name.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                scanner.scan(bytes)
                let neighbours = Neighbours(bytes: bytes, limits: 0..<bytes.count)
                for hit in scanner.hits {
                    guard case .keyword(let pieces) = tables.meanings[Int(hit.trigger)] else { continue }
                    for piece in pieces {
                        guard let range = piece.range(endingAt: Int(hit.end), in: neighbours),
                            neighbours.isKeyword(range, inName: true)
                        else { continue }
                        add(piece.keyword, length: range.count, to: &result)
                    }
                }
            }
        }
        return result
    }

    private func add(_ keyword: Int, length: Int, to result: inout FieldKeywords) {
        for rule in tables.keywords.rules[keyword] {
            result.rules[rule / 64] |= 1 << UInt64(rule % 64)
            if let place = result.lengths.firstIndex(where: { $0.rule == rule }) {
                result.lengths[place].length = max(result.lengths[place].length, length)
            } else {
                result.lengths.append((rule, length))
            }
            if rule >= tables.identifierCount { result.hasCustom = true }
            for pattern in tables.near.patternsOfRule[rule] {
                result.near[pattern / 64] |= 1 << UInt64(pattern % 64)
                result.hasNear = true
            }
            for pattern in tables.nearAnywhere.patternsOfRule[rule] {
                result.nearAnywhere[pattern / 64] |= 1 << UInt64(pattern % 64)
                result.hasNearAnywhere = true
            }
        }
    }
}
