import ArgumentParser
import Audit
import Gateway

/// `castellan explain REQUEST-ID`: why a past call was allowed or denied.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a past call: every policy and statement that decided it, from the audit log.",
        discussion: """
            The request id is in every answer, in every event of CloudTrail, and in what the AWS CLI prints with --debug:

              castellan explain 1f6a2e9c-0f4b-4f1c-9d0e-7c1f2f1f0b11
              castellan explain 1f6a2e9c-0f4b-4f1c-9d0e-7c1f2f1f0b11 --format json

            The decision is made again by the same engine from the policies and the context that were recorded, and
            compared with what was decided then. The plane may be running or not. What an ephemeral plane did is gone
            with it and cannot be explained.
            """)

    @Argument(help: "The call's request id.")
    var requestID: String

    @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
    var home: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() throws {
        let home = Home(home)
        guard let event = try log(home).event(requestID: requestID.lowercased()) else {
            throw Complaint(
                "no call with request id \(requestID) in \(home.auditFolder)",
                remedy: "copy the id whole; `aws cloudtrail lookup-events` lists recent calls")
        }
        let replay = try DecisionReplay(event: event.json, archive: PolicyArchive(.folder(home.policyFolder)))
        print(format == .json ? replay.json : replay.text)
    }

    private func log(_ home: Home) throws -> AuditReader {
        do {
            return try AuditReader(directory: home.auditFolder)
        } catch AuditError.corrupt {
            throw Complaint("there is no audit log in \(home.path)", remedy: "name the --home of a plane that has run")
        }
    }
}
