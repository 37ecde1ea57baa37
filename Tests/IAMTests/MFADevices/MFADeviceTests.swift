import Core
import Directory
import Keyring
import Plane
import Store
import Testing

@testable import IAM

@Suite("Virtual MFA devices")
struct MFADeviceTests {
    static let alice = AccessKeyTests.alice
    static let serial = "arn:aws:iam::123456789012:mfa/phone"

    /// A device with the app that holds its seed.
    private struct Phone {
        let account: TestAccount
        let totp: TOTP

        init(named name: String = "phone", in account: TestAccount) async throws {
            self.account = account
            let created = try await account.call("CreateVirtualMFADevice", ["VirtualMFADeviceName": .string(name)])
            let seed = try #require(created["VirtualMFADevice"]?["Base32StringSeed"]?.blob)
            totp = TOTP(seed: Secret(bytes: try #require(Base32.decode(String(decoding: seed, as: UTF8.self)))))
        }

        /// The codes of this step and the next.
        func codes(stepsAhead: Int64 = 0) -> [Document] {
            let step = TOTP.step(at: account.clock.now()) + stepsAhead
            return [.string(totp.code(at: step)), .string(totp.code(at: step + 1))]
        }

        func enabling(_ user: Document = "alice", stepsAhead: Int64 = 0) -> Document {
            let codes = codes(stepsAhead: stepsAhead)
            return [
                "UserName": user, "SerialNumber": .string(MFADeviceTests.serial), "AuthenticationCode1": codes[0],
                "AuthenticationCode2": codes[1],
            ]
        }
    }

    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        return account
    }

    @Test("A new device shows its seed once, as text and as a code to scan")
    func create() async throws {
        let account = try await account()
        let input: Document = [
            "VirtualMFADeviceName": "phone", "Path": "/team/", "Tags": [["Key": "k", "Value": "v"]],
        ]
        let device = try #require(
            try await account.call("CreateVirtualMFADevice", input)["VirtualMFADevice"])
        #expect(device["SerialNumber"] == "arn:aws:iam::123456789012:mfa/team/phone")
        #expect(device["Base32StringSeed"]?.blob?.count == 64)
        #expect(device["QRCodePNG"]?.blob?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
        #expect(device.tags == ["k": "v"])
        let listed = try await account.call("ListVirtualMFADevices")["VirtualMFADevices"]?.list
        #expect(listed == [["SerialNumber": "arn:aws:iam::123456789012:mfa/team/phone"]])
        try await account.expect(
            "EntityAlreadyExists", "MFADevice entity at the same path and name already exists.",
            from: "CreateVirtualMFADevice", input)
    }

    @Test("Two codes in a row enable a device for a user")
    func enable() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        try await account.call("EnableMFADevice", phone.enabling())
        let now = Document.timestamp(account.clock.now())
        let entry: Document = ["UserName": "alice", "SerialNumber": .string(Self.serial), "EnableDate": now]
        #expect(try await account.call("ListMFADevices", ["UserName": "alice"])["MFADevices"] == [entry])
        #expect(try await account.call("ListMFADevices", as: Self.alice)["MFADevices"] == [entry])
        #expect(
            try await account.call(
                "GetMFADevice", ["UserName": "alice", "SerialNumber": .string(Self.serial)]) == entry)
        let assigned = try await account.call("ListVirtualMFADevices", ["AssignmentStatus": "Assigned"])
        #expect(assigned["VirtualMFADevices"]?.list?.first?["User"]?["UserName"] == "alice")
        let unassigned = try await account.call("ListVirtualMFADevices", ["AssignmentStatus": "Unassigned"])
        #expect(unassigned["VirtualMFADevices"] == [])
        try await account.expect("EntityAlreadyExists", from: "EnableMFADevice", phone.enabling())
        try await account.expect(
            "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.", from: "DeleteVirtualMFADevice",
            ["SerialNumber": .string(Self.serial)])
    }

    @Test("Codes that are wrong, far off or not in a row do not")
    func wrongCodes() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        let codes = phone.codes()
        for (first, second) in [(codes[1], codes[0]), (codes[0], codes[0]), ("000000", codes[1])] {
            try await account.expect(
                "InvalidAuthenticationCode", "Authentication code for device is not valid.", from: "EnableMFADevice",
                [
                    "UserName": "alice", "SerialNumber": .string(Self.serial), "AuthenticationCode1": first,
                    "AuthenticationCode2": second,
                ])
        }
        try await account.expect(
            "InvalidAuthenticationCode", from: "EnableMFADevice", phone.enabling(stepsAhead: 20))
        try await account.expect("NoSuchEntity", from: "EnableMFADevice", phone.enabling("nobody"))
    }

    @Test("A code is accepted once, also those that enabled the device")
    func replay() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        try await account.call("EnableMFADevice", phone.enabling())
        let directory = Directory(store: account.store, keyring: account.keyring)
        func accept(_ code: Document) async throws -> MFAResult {
            try await directory.acceptMFACode(
                code.string ?? "", serialNumber: Self.serial, for: try await Self.alice.withID(of: account),
                at: account.clock.now())
        }
        let used = phone.codes()
        #expect(try await accept(used[1]) == .wrongCode)
        account.clock.advance(seconds: 60)
        let code = phone.codes()[0]
        #expect(try await accept(code) == .accepted)
        #expect(try await accept(code) == .wrongCode)
    }

    @Test("A device whose clock went astray works again after it was resynchronised")
    func resync() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        try await account.call("EnableMFADevice", phone.enabling())
        let directory = Directory(store: account.store, keyring: account.keyring)
        account.clock.advance(seconds: 600)
        func accept(_ code: Document) async throws -> MFAResult {
            try await directory.acceptMFACode(
                code.string ?? "", serialNumber: Self.serial, for: try await Self.alice.withID(of: account),
                at: account.clock.now())
        }
        #expect(try await accept(phone.codes(stepsAhead: 40)[0]) == .wrongCode)
        try await account.call("ResyncMFADevice", phone.enabling(stepsAhead: 40))
        account.clock.advance(seconds: 90)
        #expect(try await accept(phone.codes(stepsAhead: 41)[0]) == .accepted)
        try await account.expect(
            "InvalidAuthenticationCode", from: "ResyncMFADevice", phone.enabling(stepsAhead: 400))
    }

    @Test("A device that is deactivated is nobody's and can be deleted")
    func deactivate() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        let reference: Document = ["UserName": "alice", "SerialNumber": .string(Self.serial)]
        try await account.expect("NoSuchEntity", from: "DeactivateMFADevice", reference)
        try await account.expect("NoSuchEntity", from: "GetMFADevice", reference)
        try await account.expect("NoSuchEntity", from: "ResyncMFADevice", phone.enabling())
        try await account.call("EnableMFADevice", phone.enabling())
        try await account.call("DeactivateMFADevice", reference)
        #expect(try await account.call("ListMFADevices", ["UserName": "alice"])["MFADevices"] == [])
        try await account.call("DeleteVirtualMFADevice", ["SerialNumber": .string(Self.serial)])
        try await account.expect(
            "NoSuchEntity", "VirtualMFADevice with serial number \(Self.serial) doesn't exist.",
            from: "DeleteVirtualMFADevice", ["SerialNumber": .string(Self.serial)])
        try await account.call("DeleteUser", ["UserName": "alice"])
    }

    @Test("Root enables a device under the account's number")
    func root() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        try await account.call("EnableMFADevice", phone.enabling("123456789012"))
        #expect(try await account.call("ListMFADevices")["MFADevices"]?.list?.map { $0["UserName"] } == [""])
        let listed = try await account.call("ListVirtualMFADevices", keepsModel: false)
        let user = listed["VirtualMFADevices"]?.list?.first?["User"]
        #expect(user?["Arn"] == "arn:aws:iam::123456789012:root")
        #expect(try await account.call("GetAccountSummary")["SummaryMap"]?["AccountMFAEnabled"] == 1)
        try await account.call("DeactivateMFADevice", ["SerialNumber": .string(Self.serial)])
    }

    @Test("A user has eight devices at most")
    func quota() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        try await account.store.write { writer in
            let scope = Scope(account: TestAccount.id)
            guard var user = try Collections.users.get("alice", in: scope, writer) else { return }
            user.mfaDevices = (0..<8).map { "arn:aws:iam::123456789012:mfa/\($0)" }
            try Collections.users.put(user, at: "alice", in: scope, writer)
        }
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8", from: "EnableMFADevice",
            phone.enabling())
    }

    @Test("Tags are added, listed and removed by serial number")
    func tags() async throws {
        let account = try await account()
        _ = try await Phone(in: account)
        let serial = Document.string(Self.serial)
        try await account.call("TagMFADevice", ["SerialNumber": serial, "Tags": [["Key": "a", "Value": "1"]]])
        #expect(try await account.call("ListMFADeviceTags", ["SerialNumber": serial]).tags == ["a": "1"])
        try await account.call("UntagMFADevice", ["SerialNumber": serial, "TagKeys": ["a"]])
        #expect(try await account.call("ListMFADeviceTags", ["SerialNumber": serial]).tags == [:])
        try await account.expect("NoSuchEntity", from: "ListMFADeviceTags", ["SerialNumber": "arn:aws:iam::1:mfa/x"])
    }

    @Test("Devices need permission on themselves, their use permission on the user")
    func requirements() async throws {
        let account = try await account()
        let phone = try await Phone(in: account)
        let user = "arn:aws:iam::123456789012:user/alice"
        let reference: Document = ["UserName": "alice", "SerialNumber": .string(Self.serial)]
        #expect(try await account.requirements("EnableMFADevice", phone.enabling()).map(\.resource) == [user])
        #expect(try await account.requirements("ResyncMFADevice", phone.enabling()).map(\.resource) == [user])
        for operation in ["DeactivateMFADevice", "GetMFADevice", "ListMFADevices"] {
            #expect(
                try await account.requirements(operation, reference)
                    == [Requirement("iam:\(operation)", on: user, of: TestAccount.id, tags: [])])
        }
        for operation in ["DeleteVirtualMFADevice", "ListMFADeviceTags"] {
            #expect(
                try await account.requirements(operation, reference)
                    == [Requirement("iam:\(operation)", on: Self.serial, of: TestAccount.id, tags: [])])
        }
        let created = try await account.requirements(
            "CreateVirtualMFADevice", ["VirtualMFADeviceName": "x", "Tags": [["Key": "k", "Value": "v"]]])
        #expect(created.map(\.action) == ["iam:CreateVirtualMFADevice", "iam:TagMFADevice"])
        #expect(created.first?.context["aws:RequestTag/k"] == "v")
        #expect(
            try await account.requirements("EnableMFADevice", phone.enabling("123456789012")).map(\.resource)
                == ["arn:aws:iam::123456789012:root"])
    }
}

extension Caller {
    /// The same user with the unique id that it has in the account.
    func withID(of account: TestAccount) async throws -> Caller {
        let user = try await account.store.read {
            try Collections.users.get(userName ?? "", in: Scope(account: TestAccount.id), $0)
        }
        return Caller(.user(name: user?.name ?? "", path: "/", id: user?.id ?? ""), account: self.account)
    }
}
