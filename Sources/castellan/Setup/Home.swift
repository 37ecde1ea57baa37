import FoundationEssentials
import Keyring

/// The folder that holds everything a plane keeps: one plane, one home.
struct Home: Sendable {
    /// Absolute, without a slash at its end.
    let path: String

    /// - Parameter path: what the user gave; nil is `CASTELLAN_HOME`, else `~/.castellan`.
    init(_ path: String?) {
        let environment = ProcessInfo.processInfo.environment
        let chosen = path ?? environment["CASTELLAN_HOME"] ?? (environment["HOME"] ?? ".") + "/.castellan"
        let expanded = chosen.hasPrefix("~/") ? (environment["HOME"] ?? "") + chosen.dropFirst() : chosen
        let absolute =
            expanded.hasPrefix("/") ? expanded : FileManager.default.currentDirectoryPath + "/" + expanded
        self.path = absolute.count > 1 && absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
    }

    var configurationFile: String { path + "/castellan.json" }
    var rootKeyFile: String { path + "/root.key" }
    var storeFile: String { path + "/store.sqlite" }
    var auditFolder: String { path + "/audit" }
    var policyFolder: String { path + "/policies" }
    var auditSigningKeyFile: String { path + "/audit-signing-key.pem" }
    /// How to reach the plane that runs, or ran last, and as whom: what `castellan env` prints.
    var connectionFile: String { path + "/connection.json" }
    var authorityFile: String { path + "/tls/authority.pem" }
    var authorityKeyFile: String { path + "/tls/authority-key.pem" }

    /// Makes the folder, for its owner alone.
    func create() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
