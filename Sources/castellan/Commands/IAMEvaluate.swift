import ArgumentParser
import Core
import IAMPolicy

extension IAMCommand {
    /// `castellan iam evaluate`
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
            abstract: "Decide one request, or an array of them, and print why.",
            discussion: """
                The file is a JSON object, or an array of them; - reads standard input:

                  {"request": {"principal": "arn:aws:iam::111122223333:user/alice",
                               "action": "s3:GetObject",
                               "resource": {"resource": "arn:aws:s3:::reports/q1", "accountId": "111122223333"},
                               "context": {"aws:SecureTransport": "true"}},
                   "identityPolicies": [{"name": "readers", "policy": {"Version": "2012-10-17", "Statement":
                     {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}}]}

                Further members: resourcePolicy, permissionBoundaryPolicies, sessionPolicies, serviceControlPolicies,
                resourceControlPolicies, vpcEndpointPolicies. The exit code is 0 whatever the decision, 1 when the
                input cannot be read.
                """)

        @Argument(help: "A file, or - for standard input.")
        var file: String

        func run() throws {
            do {
                print(try evaluateJSON(try readInput(file), epochSeconds: SystemClock().now().epochSeconds))
            } catch let error as OfflineError {
                throw Complaint("\(file): \(error)")
            }
        }
    }
}
