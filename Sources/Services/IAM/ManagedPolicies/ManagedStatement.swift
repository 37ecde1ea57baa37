import Core

/// One statement of an AWS-managed policy, in the terms of the table.
struct ManagedStatement: Sendable {
    private enum Actions: Sendable {
        case only([String])
        case allBut([String])
    }

    /// Such as `StringEquals`, `iam:PassedToService`, its values.
    struct Condition: Sendable {
        let comparison: String
        let key: String
        let values: [String]

        static func equals(_ key: String, _ values: String...) -> Self {
            Condition(comparison: "StringEquals", key: key, values: values)
        }

        static func like(_ key: String, _ values: String...) -> Self {
            Condition(comparison: "StringLike", key: key, values: values)
        }
    }

    private let sid: String
    private let effect: String
    private let actions: Actions
    private let resources: [String]
    private let condition: Condition?

    static func allow(
        _ sid: String, _ actions: [String], on resources: [String] = ["*"], when condition: Condition? = nil
    ) -> Self {
        Self(sid: sid, effect: "Allow", actions: .only(actions), resources: resources, condition: condition)
    }

    static func allowAll(_ sid: String, but actions: [String]) -> Self {
        Self(sid: sid, effect: "Allow", actions: .allBut(actions), resources: ["*"], condition: nil)
    }

    static func deny(_ sid: String, _ actions: [String]) -> Self {
        Self(sid: sid, effect: "Deny", actions: .only(actions), resources: ["*"], condition: nil)
    }

    /// Lets a service's administrator have the role made that the service works with.
    static func serviceLinkedRole(_ service: String, named role: String) -> Self {
        .allow(
            "CreateServiceLinkedRole", ["iam:CreateServiceLinkedRole"],
            on: ["arn:aws:iam::*:role/aws-service-role/\(service)/\(role)"],
            when: .equals("iam:AWSServiceName", service))
    }

    /// Lets roles be handed to one service.
    static func passRole(to service: String) -> Self {
        .allow("PassRole", ["iam:PassRole"], when: .equals("iam:PassedToService", service))
    }

    static func document(_ statements: [Self]) -> String {
        var writer = JSONWriter(reserving: 1_024)
        writer.object { writer in
            writer.member("Version", "2012-10-17")
            writer.name("Statement")
            writer.array { writer in
                for statement in statements { statement.write(to: &writer) }
            }
        }
        return writer.text
    }

    private func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("Sid", sid)
            writer.member("Effect", effect)
            switch actions {
            case .only(let names): Self.write("Action", names, to: &writer)
            case .allBut(let names): Self.write("NotAction", names, to: &writer)
            }
            Self.write("Resource", resources, to: &writer)
            guard let condition else { return }
            writer.name("Condition")
            writer.object { writer in
                writer.name(condition.comparison)
                writer.object { Self.write(condition.key, condition.values, to: &$0) }
            }
        }
    }

    private static func write(_ name: String, _ values: [String], to writer: inout JSONWriter) {
        writer.name(name)
        if values.count == 1 { return writer.string(values[0]) }
        writer.array { writer in
            for value in values { writer.string(value) }
        }
    }
}
