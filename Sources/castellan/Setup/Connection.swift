import FoundationEssentials
import Keyring

/// How a client reaches the plane as the account's root.
struct Connection: Codable {
    var endpoint: String
    var region: String
    var accountID: String
    var accessKeyID: String
    var secretAccessKey: String
    /// The certificate to trust, with TLS by the local authority.
    var authorityFile: String?

    /// - Throws: `Complaint` when there is none, with what to do.
    static func load(from home: Home) throws -> Connection {
        do {
            let bytes = try ProtectedFile.read(home.connectionFile)
            return try JSONDecoder().decode(Connection.self, from: Data(bytes))
        } catch let error as KeyringError where error.reason == .notFound {
            throw Complaint(
                "no plane was started in \(home.path)", remedy: "run `castellan up` first, or name its --home")
        } catch is DecodingError {
            throw Complaint("\(home.connectionFile) is damaged", remedy: "restart the plane: it writes the file anew")
        }
    }

    func save(to home: Home) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try ProtectedFile.write([UInt8](try encoder.encode(self)), to: home.connectionFile, replacing: true)
    }
}

/// What the user can mend: what is wrong, and what to do about it.
struct Complaint: Error, CustomStringConvertible {
    let problem: String
    let remedy: String?

    init(_ problem: String, remedy: String? = nil) {
        self.problem = problem
        self.remedy = remedy
    }

    var description: String { remedy.map { "\(problem); \($0)" } ?? problem }
}
