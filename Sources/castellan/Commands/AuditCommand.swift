import ArgumentParser
import Audit
import Keyring

/// `castellan audit`: proofs about the audit log, offline.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check the audit log.",
        subcommands: [Verify.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Prove that no event was altered, removed or put in between, or name the first broken link.",
            discussion: """
                  castellan audit verify
                  castellan audit verify --format json
                  castellan audit verify --directory /mnt/copy/audit --public-key audit-public-key.pem

                It reads every digest from the newest back to the first, checks each signature, each log file's hash
                and that the chain has no gap, then the open segment. The plane may be running. The exit code is 1 when
                the chain is broken.
                """)

        @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
        var home: String?

        @Option(help: "The log's folder, where it is a copy (default: audit in the home).")
        var directory: String?

        @Option(help: "The public key in PEM to trust (default: that of the signing key in the home).")
        var publicKey: String?

        @Option(help: "text or json.")
        var format = OutputFormat.text

        func run() throws {
            let home = Home(home)
            let report: VerificationReport
            do {
                report = try AuditVerifier.verify(directory ?? home.auditFolder, keys: [try trustedKey(home)])
            } catch let error as AuditError {
                throw Complaint("\(error)", remedy: "name the --home, or the --directory, of a log")
            }
            print(format == .json ? String(decoding: report.json, as: UTF8.self) : report.text)
            if !report.isIntact { throw ExitCode(1) }
        }

        private func trustedKey(_ home: Home) throws -> VerifyingKey {
            if let publicKey { return try VerifyingKey(pem: try readInput(publicKey)) }
            let key: SigningKey
            do {
                key = try SigningKey.load(
                    pem: String(decoding: try ProtectedFile.read(home.auditSigningKeyFile), as: UTF8.self))
            } catch {
                throw Complaint("\(error)", remedy: "name the --home of the plane, or a --public-key")
            }
            return key.publicKey
        }
    }
}
