import Cedar
import Core

/// A schema as people write it: the service keeps JSON, the pages show Cedar's schema language and take both.
enum SchemaText {
    private static func isJSON(_ text: String) -> Bool { text.trimmed.hasPrefix("{") }

    static func document(_ text: String) throws(Diagnostics) -> SchemaDocument {
        isJSON(text) ? try SchemaDocument(json: text) : try SchemaDocument(parsing: text)
    }

    /// What is wrong with it; empty for a schema that the service takes.
    static func findings(_ text: String) -> [Finding] {
        do throws(Diagnostics) {
            _ = try Schema(document(text))
            return []
        } catch {
            return error.all.map { Finding($0, in: text) }
        }
    }

    /// The form that the service keeps.
    static func json(_ text: String) throws(Diagnostics) -> String { isJSON(text) ? text : try document(text).json }

    /// Cedar's schema language, or the JSON itself where the language cannot say it.
    static func readable(_ json: String) -> String {
        guard let document = try? SchemaDocument(json: json), let text = try? document.cedarText() else { return json }
        // Built-in types are written in full, as a schema may have types of their names; where it has none, the short
        // name says the same.
        let short = text.replacing("__cedar::", with: "")
        guard let told = try? Schema(document), let read = try? Schema(parsing: short), told == read else {
            return text
        }
        return short
    }
}

extension StorePage {
    /// The schema of the store; nil when it has none.
    ///
    /// - Throws: what GetSchema fails with otherwise.
    func schema() async throws -> (text: String, schema: Schema)? {
        do {
            let text = try await call("GetSchema").text("schema")
            guard let schema = try? Schema(json: text) else { return nil }
            return (text, schema)
        } catch let error as AWSError where error.code == "ResourceNotFoundException" {
            return nil
        }
    }
}
