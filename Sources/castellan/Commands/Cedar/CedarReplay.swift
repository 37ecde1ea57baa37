import ArgumentParser
import Cedar
import Core
import VerifiedPermissions

extension CedarCommand {
    /// `castellan cedar replay`
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Make past decisions again by other policies, and list which would change.",
            discussion: """
                The decisions of a policy store of the running plane:

                  castellan cedar replay -p proposed.cedar -s schema.cedarschema --store C7v5xMplfFH3i3e4Jrzb1a

                Decisions in a file, as `aws verifiedpermissions list-decisions` prints them, or events one a line:

                  castellan cedar replay -p proposed.cedar --decisions decisions.json

                Nothing is written. With --fail-on-change the exit code is 1 when a decision would change.
                """)

        @OptionGroup var policies: CedarPolicyOptions
        @OptionGroup var schema: CedarSchemaOptions

        @Option(help: "The id or alias of a policy store of the running plane.")
        var store: String?

        @Option(help: "A file of decisions.")
        var decisions: String?

        @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
        var home: String?

        @Option(help: "The store's region (default: the plane's).")
        var region: String?

        @Flag(help: "Exit with 1 when a decision would change.")
        var failOnChange = false

        @Option(help: "What is printed: text or json.")
        var format = OutputFormat.text

        func validate() throws {
            guard (store == nil) != (decisions == nil) else {
                throw ValidationError("Name decisions: --store ID or --decisions FILE.")
            }
        }

        func run() async throws {
            let replay = DecisionReplay(try policies.policySet, try schema.resolved)
            var report = ReplayReport(format: format)
            if let store {
                let region = try region.map { name in
                    guard let region = Region(name) else { throw Complaint("\(name) is no region") }
                    return region
                }
                let log = DecisionPages(client: try PlaneClient(Home(home), region: region), store: store)
                try await log.forEach { try report.note($0, replay) }
            } else if let decisions {
                for logged in try Self.read(decisions) { try report.note(logged, replay) }
            }
            report.close()
            if failOnChange, report.changed > 0 { throw ExitCode.failure }
        }

        private static func read(_ file: String) throws -> [LoggedDecision] {
            let text = try readInput(file)
            if let node = try? JSONParser.parse(text), let decisions = node["decisions"]?.array ?? node.array {
                return decisions.compactMap { LoggedDecision(event: Array(($0["event"]?.string ?? $0.json).utf8)) }
            }
            return try text.split(whereSeparator: \.isNewline).enumerated().map { index, line in
                guard let logged = LoggedDecision(event: Array(line.utf8)) else {
                    throw Complaint("\(file):\(index + 1): no event of a decision")
                }
                return logged
            }
        }
    }
}

/// The logged decisions of a policy store, page by page.
private struct DecisionPages {
    let client: PlaneClient
    let store: String

    func forEach(_ body: (LoggedDecision) throws -> Void) async throws {
        var token: String?
        repeat {
            var json = JSONWriter()
            json.object { json in
                json.member("policyStoreId", store)
                json.member("maxResults", 1_000 as Int64)
                if let token { json.member("nextToken", token) }
            }
            let page = try await client.call(
                "ListDecisions", of: "verifiedpermissions", target: "VerifiedPermissions", json.bytes)
            for item in page["decisions"]?.array ?? [] {
                guard let logged = item["event"]?.string.flatMap({ LoggedDecision(event: Array($0.utf8)) }) else {
                    continue
                }
                try body(logged)
            }
            token = page["nextToken"]?.string
        } while token != nil
    }
}

/// Prints what would change, and counts.
private struct ReplayReport {
    let format: OutputFormat
    private(set) var changed = 0
    private var replayed = 0
    private var skipped = 0

    init(format: OutputFormat) { self.format = format }

    mutating func note(_ logged: LoggedDecision, _ replay: DecisionReplay) throws {
        guard let (request, response) = try replay.response(to: logged) else {
            skipped += 1
            return
        }
        replayed += 1
        let proposed = response.decision == .allow ? "ALLOW" : "DENY"
        guard proposed != logged.decision else { return }
        changed += 1
        if format == .text {
            print(
                "\(logged.time.iso8601)  \(logged.decision) -> \(proposed)  \(request.principal) \(request.action) "
                    + "\(request.resource)"
                    + (response.reasons.isEmpty ? "" : "  by \(response.reasons.map(\.string).joined(separator: ", "))")
            )
            return
        }
        var json = JSONWriter()
        json.object { json in
            json.member("time", logged.time.iso8601)
            json.member("recorded", logged.decision)
            json.member("proposed", proposed)
            json.member("principal", request.principal.description)
            json.member("action", request.action.description)
            json.member("resource", request.resource.description)
            json.name("policies")
            json.array { json in for policy in response.reasons { json.string(policy.string) } }
        }
        print(json.text)
    }

    func close() {
        guard format == .text else { return }
        print("\(replayed) replayed, \(changed) would change" + (skipped > 0 ? ", \(skipped) not kept whole" : ""))
    }
}
