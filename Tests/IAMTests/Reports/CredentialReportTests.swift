import Core
import Directory
import Keyring
import Plane
import Store
import Testing

@testable import IAM

@Suite("Credential reports")
struct CredentialReportTests {
    private func content(_ account: TestAccount) async throws -> [[String]] {
        let report = try await account.call("GetCredentialReport")
        #expect(report["ReportFormat"] == "text/csv")
        let text = String(decoding: report["Content"]?.blob ?? [], as: UTF8.self)
        return text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("A report is started, then complete, then too old")
    func states() async throws {
        let account = try await TestAccount()
        try await account.expect("ReportNotPresent", from: "GetCredentialReport")
        #expect(
            try await account.call("GenerateCredentialReport") == [
                "State": "STARTED", "Description": "No report exists. Starting a new report generation task",
            ])
        #expect(try await account.call("GenerateCredentialReport") == ["State": "COMPLETE"])
        let generated = try await account.call("GetCredentialReport")["GeneratedTime"]
        #expect(generated == .timestamp(account.clock.now()))
        account.clock.advance(seconds: 4 * 3_600)
        try await account.expect("ReportExpired", from: "GetCredentialReport")
        #expect(try await account.call("GenerateCredentialReport")["State"] == "STARTED")
    }

    @Test("Work in progress is said so, and done anew when it was lost")
    func inProgress() async throws {
        let account = try await TestAccount()
        let started = CredentialReportRecord(started: account.clock.now())
        try await account.store.write { writer in
            try AccountWriter(account: TestAccount.id, writer: writer).put(started)
        }
        #expect(try await account.call("GenerateCredentialReport") == ["State": "INPROGRESS"])
        try await account.expect("ReportInProgress", from: "GetCredentialReport")
        account.clock.advance(seconds: CredentialReportRecord.patience)
        try await account.expect("ReportNotPresent", from: "GetCredentialReport")
        #expect(try await account.call("GenerateCredentialReport")["State"] == "STARTED")
    }

    @Test("Each line has AWS's 22 columns; root comes first")
    func columns() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("GenerateCredentialReport")
        let lines = try await content(account)
        let time = "2027-01-15T08:00:00+00:00"
        let none = [
            "false", "N/A", "N/A", "N/A", "N/A", "false", "N/A", "N/A", "N/A", "N/A", "false", "N/A", "false", "N/A",
        ]
        #expect(lines[0].count == 22)
        #expect(lines[0] == CredentialReportRow.columns)
        #expect(
            lines[1] == [
                "<root_account>", "arn:aws:iam::123456789012:root", time, "not_supported", "no_information",
                "not_supported", "not_supported", "false",
            ] + none)
        #expect(
            lines[2] == [
                "alice", "arn:aws:iam::123456789012:user/alice", time, "false", "N/A", "N/A", "N/A", "false",
            ] + none)
    }

    @Test("Passwords, keys and their uses show")
    func credentials() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("UpdateAccountPasswordPolicy", ["MaxPasswordAge": 1])
        try await account.call("CreateLoginProfile", ["UserName": "alice", "Password": "Correct-horse-7"])
        let created = try await account.call("CreateAccessKey", ["UserName": "alice"])
        let id = try #require(created["AccessKey"]?["AccessKeyId"])
        try await account.call(
            "UpdateAccessKey", ["UserName": "alice", "AccessKeyId": id, "Status": "Inactive"])
        let use = CredentialUse(store: account.store)
        use.record(
            CredentialUseRecord(time: account.clock.now(), service: "iam", region: "us-east-1"),
            of: id.string ?? "", in: TestAccount.id)
        try await use.flush()
        try await account.call("GenerateCredentialReport")
        let line = try await content(account)[2]
        let time = "2027-01-15T08:00:00+00:00"
        #expect(
            Array(line[3...13]) == [
                "true", "no_information", time, "2027-01-16T08:00:00+00:00", "false", "false", time, time,
                "us-east-1", "iam", "false",
            ])
    }

    @Test("A comma in a name is quoted")
    func quoting() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "a,b"])
        let user = try await account.store.read {
            try AccountReader(account: TestAccount.id, records: $0).writeCredentialReport()
        }
        #expect(user.contains("\n\"a,b\",\"arn:aws:iam::123456789012:user/a,b\",2027"))
    }

    @Test(
        "Both operations need their action on everything",
        arguments: ["GenerateCredentialReport", "GetCredentialReport"])
    func requirements(operation: String) async throws {
        let account = try await TestAccount()
        #expect(
            try await account.requirements(operation) == [Requirement("iam:\(operation)", on: "*", of: TestAccount.id)])
    }
}
