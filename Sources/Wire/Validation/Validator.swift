import Core

/// Checks a decoded input against its shape and lists everything that is wrong with it, as AWS's front ends do.
struct Validator {
    let service: ServiceModel
    let wire: WireProtocol

    /// Where a value stands, worked out for violations alone: hardly any request has one, and a place is a text to build
    /// for every structure on the way. nil for the input itself.
    private typealias Place = () -> String?

    /// More than any honest request breaks; a bound on the length of the message.
    private static let maximumViolations = 100

    /// - Throws: `AWSError` with the code of the protocol, naming every violated constraint.
    func check(_ input: Document, _ reference: Reference?) throws(AWSError) {
        guard let reference else { return }
        var violations: [Violation] = []
        members(of: input, service.shape(reference), at: { nil }, &violations)
        guard let first = violations.first else { return }
        throw error(violations, first)
    }

    private func error(_ violations: [Violation], _ first: Violation) -> AWSError {
        switch wire {
        case .ec2: first.ec2Error
        case .restXML: AWSError("InvalidArgument", Violation.message(violations), status: 400)
        case .query: AWSError("ValidationError", Violation.message(violations), status: 400)
        case .json10, .json11, .restJSON: AWSError("ValidationException", Violation.message(violations), status: 400)
        }
    }

    private func members(of value: Document, _ shape: Shape, at path: Place, _ violations: inout [Violation]) {
        guard case .structure(let values) = value, violations.count < Self.maximumViolations else { return }
        for member in shape.members {
            let value = values[member.name] ?? .null
            if value.isNull {
                guard member.isRequired else { continue }
                let place = self.path(path(), member.name)
                violations.append(
                    Violation(path: place, member: member.name, value: "null", constraint: .notNull, isMissing: true))
            } else {
                check(value, member.reference, member.name, parent: path, &violations)
            }
        }
    }

    private func check(
        _ value: Document, _ reference: Reference, _ name: String, parent: Place, _ violations: inout [Violation]
    ) {
        let shape = service.shape(reference)
        let broken = shape.isConstrained ? ConstraintCheck(shape).broken(by: value) : []
        if !broken.isEmpty {
            let isSensitive = reference.isSensitive || shape.isSensitive
            let place = path(parent(), name)
            for constraint in broken {
                let shown = isSensitive ? nil : ValueText.of(value)
                violations.append(Violation(path: place, member: name, value: shown, constraint: constraint))
            }
        }
        switch shape.kind {
        case .structure: members(of: value, shape, at: { path(parent(), name) }, &violations)
        case .list: elements(of: value, reference, shape, name, parent: parent, &violations)
        case .map: entries(of: value, reference, shape, name, parent: parent, &violations)
        default: break
        }
    }

    /// Scalars that break a constraint are told of once for the whole list; anything deeper by its own path.
    private func elements(
        of value: Document, _ reference: Reference, _ shape: Shape, _ name: String, parent: Place,
        _ violations: inout [Violation]
    ) {
        guard case .list(let elements) = value, let element = shape.element else { return }
        let target = service.shape(element)
        guard target.kind.isContainer else {
            let check = ConstraintCheck(target)
            guard elements.contains(where: { $0.isNull || !check.broken(by: $0).isEmpty }) else { return }
            add(
                "Member must satisfy constraint", check, value, reference, target, path(parent(), name), name,
                &violations)
            return
        }
        for (index, value) in elements.enumerated() where violations.count < Self.maximumViolations {
            check(value, element, "member", parent: { "\(path(parent(), name)).\(index + 1)" }, &violations)
        }
    }

    private func entries(
        of value: Document, _ reference: Reference, _ shape: Shape, _ name: String, parent: Place,
        _ violations: inout [Violation]
    ) {
        guard case .structure(let entries) = value, let key = shape.key, let element = shape.element else { return }
        let keys = service.shape(key)
        let keyCheck = ConstraintCheck(keys)
        if keys.isConstrained, entries.keys.contains(where: { !keyCheck.broken(by: .string($0)).isEmpty }) {
            let place = path(parent(), name)
            add("Map keys must satisfy constraint", keyCheck, value, reference, keys, place, name, &violations)
        }
        let target = service.shape(element)
        guard target.kind.isContainer else {
            let check = ConstraintCheck(target)
            guard entries.values.contains(where: { !check.broken(by: $0).isEmpty }) else { return }
            let place = path(parent(), name)
            add("Map value must satisfy constraint", check, value, reference, target, place, name, &violations)
            return
        }
        for (entry, value) in entries.sorted(by: { $0.key < $1.key }) where violations.count < Self.maximumViolations {
            check(value, element, "member", parent: { "\(path(parent(), name)).\(entry)" }, &violations)
        }
    }

    private func add(
        _ sentence: String, _ check: ConstraintCheck, _ value: Document, _ reference: Reference, _ target: Shape,
        _ place: String, _ name: String, _ violations: inout [Violation]
    ) {
        let isSensitive = reference.isSensitive || target.isSensitive || service.shape(reference).isSensitive
        violations.append(
            Violation(
                path: place, member: name, value: isSensitive ? nil : ValueText.of(value),
                constraint: .nested(sentence, check.all)))
    }

    /// Members are told of with a small first letter, as the real services tell of them.
    private func path(_ parent: String?, _ name: String) -> String {
        let small = name.prefix(1).lowercased() + name.dropFirst()
        return parent.map { "\($0).\(small)" } ?? small
    }
}

extension Shape.Kind {
    var isContainer: Bool { self == .structure || self == .list || self == .map }
}
