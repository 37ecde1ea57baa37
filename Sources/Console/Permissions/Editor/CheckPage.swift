import Cedar
import Core

/// What the script asks while somebody types. Nothing is changed.
enum CheckPage {
    @Sendable static func statement(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        do {
            return .json(
                Finding.json(try await findings(context.form["text"] ?? "", store), message: "No findings."))
        } catch let error as AWSError {
            let missing = MissingPermission(error)?.action.map { " You need the permission \($0)." } ?? ""
            return .json(Finding.json([], message: "Not checked.\(missing)"))
        }
    }

    static func findings(_ statement: String, _ store: StorePage) async throws -> [Finding] {
        let answer = try await store.call("ValidateStatement", ["statement": .string(statement)])
        return (answer["findings"]?.list ?? []).map { Finding($0) }
    }

    @Sendable static func schema(_ context: PageContext) async throws -> Reply {
        .json(Finding.json(SchemaText.findings(context.form["text"] ?? ""), message: "The schema can be read."))
    }
}
