import Cedar

/// Writes terms as an SMT-LIB script. Sorts and functions are declared before their first use; what is used more than
/// once, or would nest deeply, gets a name.
struct ScriptWriter {
    private let terms: TermTable
    private var sorts: SortWriter
    private(set) var text = ""
    private var functions: [Function: String] = [:]
    private var written: [Term: String] = [:]
    private var heights: [Term: Int] = [:]
    private var uses: [Term: Int] = [:]

    /// Without the last one the solver refuses patterns that begin and end with a wildcard.
    private static let options = """
        (set-option :produce-models true)
        (set-option :strings-exp true)
        (set-logic ALL)

        """

    /// Terms higher than this are named, so that lines stay readable and no reader's stack is strained.
    private static let greatestHeight = 6

    init(_ terms: TermTable, _ schema: Schema) {
        self.terms = terms
        sorts = SortWriter(schema)
    }

    /// Asserts all the terms; gives the text of each term of `inspected`, by which the solver can be asked for its
    /// value.
    mutating func write(asserting assertions: [Term], inspecting inspected: [Term]) -> [Term: String] {
        text = ScriptWriter.options
        let all = terms.reachable(from: assertions + inspected)
        for term in all {
            for operand in terms.operands(of: term) { uses[operand, default: 0] += 1 }
        }
        for term in all { write(term) }
        for assertion in assertions { text += "(assert \(written[assertion] ?? "true"))\n" }
        return Dictionary(inspected.map { ($0, written[$0] ?? "true") }, uniquingKeysWith: { $1 })
    }

    private mutating func write(_ term: Term) {
        let sort = terms.sort(of: term)
        let body = body(of: term, sort)
        let operands = terms.operands(of: term)
        let height = operands.reduce(0) { max($0, heights[$1] ?? 0) } + 1
        guard !operands.isEmpty, uses[term, default: 0] > 1 || height > ScriptWriter.greatestHeight else {
            written[term] = body
            heights[term] = operands.isEmpty ? 0 : height
            return
        }
        let name = "t\(term.index)"
        let sortText = declared(sort)
        text += "(define-fun \(name) () \(sortText) \(body))\n"
        written[term] = name
        heights[term] = 0
    }

    private mutating func declared(_ sort: Sort) -> String {
        let name = sorts.name(of: sort)
        text += sorts.takeDeclarations()
        return name
    }

    // MARK: Terms

    private mutating func body(of term: Term, _ sort: Sort) -> String {
        switch terms[term] {
        case .bool(let value): return value ? "true" : "false"
        case .bits(let value): return value.bitVectorText(width: sort.width ?? 64)
        case .string(let value): return value.solverText
        case .entity(let uid): return entity(uid)
        case .ip(let address):
            _ = declared(sort)
            return address.solverText
        case .apply(let operation, let operands):
            return application(operation, operands.map { written[$0] ?? "true" }, operands, sort)
        }
    }

    private mutating func entity(_ uid: EntityUID) -> String {
        let sort = declared(.entity(uid.type))
        return sorts.constructor(of: uid, sort) ?? uid.id.solverText
    }

    private mutating func application(
        _ operation: Operation, _ texts: [String], _ operands: [Term], _ sort: Sort
    ) -> String {
        func joined(_ head: String) -> String { "(\(head) \(texts.joined(separator: " ")))" }
        switch operation {
        case .not: return joined("not")
        case .and: return joined("and")
        case .or: return joined("or")
        case .equal: return joined("=")
        case .conditional: return joined("ite")
        case .bits(let operation): return joined(operation.rawValue)
        case .like(let pattern): return "(str.in_re \(texts[0]) \(pattern.solverText))"
        case .member: return joined("set.member")
        case .subset: return joined("set.subset")
        case .intersects:
            let empty = "(as set.empty \(declared(terms.sort(of: operands[0]))))"
            return "(not (= \(joined("set.inter")) \(empty)))"
        case .set: return set(texts, sort)
        case .function(let function):
            let name = name(of: function, operands, sort)
            return texts.isEmpty ? name : joined(name)
        default: return part(operation, texts, operands, sort)
        }
    }

    /// What is made of datatypes.
    private mutating func part(_ operation: Operation, _ texts: [String], _ operands: [Term], _ sort: Sort) -> String {
        let name = declared(sort)
        let operand = operands.first.map { declared(terms.sort(of: $0)) } ?? ""
        switch operation {
        case .record: return texts.isEmpty ? "\(name)_of" : "(\(name)_of \(texts.joined(separator: " ")))"
        case .field(let index): return "(\(operand)_\(index) \(texts[0]))"
        case .some: return "(\(name)_some \(texts[0]))"
        case .none: return "\(name)_none"
        case .isSome: return "((_ is \(operand)_some) \(texts[0]))"
        case .unwrap: return "(\(operand)_value \(texts[0]))"
        case .isIPv4: return "(or ((_ is V4) \(texts[0])) ((_ is V4Range) \(texts[0])))"
        case .address(let width):
            let family = width == 32 ? "V4" : "V6"
            return "(ite ((_ is \(family)) \(texts[0])) (\(family)_address \(texts[0])) "
                + "(\(family)Range_address \(texts[0])))"
        case .hostBits(let width):
            let (family, prefixWidth) = width == 32 ? ("V4", 5) : ("V6", 7)
            let prefix = "((_ zero_extend \(width - prefixWidth)) (\(family)Range_prefix \(texts[0])))"
            return "(ite ((_ is \(family)) \(texts[0])) (_ bv0 \(width)) (bvsub (_ bv\(width) \(width)) \(prefix)))"
        default: return "true"  // all others are written before
        }
    }

    private mutating func set(_ elements: [String], _ sort: Sort) -> String {
        let empty = "(as set.empty \(declared(sort)))"
        guard let last = elements.last else { return empty }
        let others = elements.dropLast().joined(separator: " ")
        return others.isEmpty ? "(set.singleton \(last))" : "(set.insert \(others) (set.singleton \(last)))"
    }

    private mutating func name(of function: Function, _ arguments: [Term], _ sort: Sort) -> String {
        if let name = functions[function] { return name }
        let name = "f\(functions.count)"
        functions[function] = name
        let parameters = arguments.map { declared(terms.sort(of: $0)) }
        let result = declared(sort)
        text += "; \(function)\n(declare-fun \(name) (\(parameters.joined(separator: " "))) \(result))\n"
        return name
    }
}

extension Function: CustomStringConvertible {
    /// What the function stands for, on one line.
    var description: String {
        let start =
            switch origin {
            case .principal: "principal"
            case .resource: "resource"
            case .context: "context"
            case .attributes(let type): type.path
            case .hasTag(let type): "\(type).hasTag"
            case .tag(let type): "\(type).getTag"
            case .isBelow(let type, let above): "\(type) below \(above)"
            case .ancestors(let type, let above): "\(type): all above that are \(above)"
            case .quotient(let divisor): "quotient by \(divisor)"
            }
        return path.reduce(start) { text, step in
            switch step {
            case .attribute(let name): "\(text).\(name.string.escapedForCedar)"
            case .presence: "\(text) is there"
            }
        }
    }
}
