import Core
import Directory
import Plane
import Store

/// Every user, group, role and policy of the account with all that bears on what it may do.
enum GetAccountAuthorizationDetails {
    struct Input: Decodable, PagedInput {
        let Filter: [String]?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        var UserDetailList: [UserDetail] = []
        var GroupDetailList: [GroupDetail] = []
        var RoleDetailList: [RoleDetail] = []
        var Policies: [ManagedPolicyDetail] = []
        var IsTruncated = false
        var Marker: String?
    }

    /// In the order in which pages go through them.
    enum Section: String, Sendable, CaseIterable {
        case users = "User"
        case groups = "Group"
        case roles = "Role"
        case customerPolicies = "LocalManagedPolicy"
        /// Those that are in use.
        case awsPolicies = "AWSManagedPolicy"
    }

    static let operation = Operation(
        "GetAccountAuthorizationDetails", .read,
        requires: { (_: Input, call: Call) in call.requirement("iam:GetAccountAuthorizationDetails") },
        handler: handle)

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let filter = input.Filter ?? []
        let sections = Section.allCases.filter { filter.isEmpty || filter.contains($0.rawValue) }
        let listing = "iam.authorization-details \(sections.map(\.rawValue))"
        let place = try Place(input.start(of: listing))
        return try await call.read { account in
            var page = AuthorizationDetailsPage(account: account, limit: input.limit)
            for section in sections.drop(while: { place.section != nil && $0 != place.section }) {
                guard try page.add(section, after: section == place.section ? place.key : nil) else { break }
            }
            var output = page.output
            if let next = page.next {
                output.IsTruncated = true
                output.Marker = PageToken(lastKey: next.text).text(for: listing)
            }
            return output
        }
    }

    /// The last entity of a page.
    struct Place: Sendable, Hashable {
        /// nil before the first page.
        let section: Section?
        let key: String

        init(section: Section?, key: String) {
            self.section = section
            self.key = key
        }

        init(_ text: String?) throws {
            guard let text else {
                self.init(section: nil, key: "")
                return
            }
            let parts = text.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let section = Section(rawValue: String(parts[0])) else {
                throw AWSError.validation("Invalid Marker.")
            }
            self.init(section: section, key: String(parts[1]))
        }

        var text: String { "\(section?.rawValue ?? "") \(key)" }
    }
}

/// A page while it fills.
struct AuthorizationDetailsPage {
    typealias Section = GetAccountAuthorizationDetails.Section

    let account: AccountReader
    let limit: Int
    private(set) var output = GetAccountAuthorizationDetails.Output()
    /// Where the next page goes on; nil when nothing is left so far.
    private(set) var next: GetAccountAuthorizationDetails.Place?
    private var count = 0
    private var last: GetAccountAuthorizationDetails.Place?

    init(account: AccountReader, limit: Int) {
        self.account = account
        self.limit = limit
    }

    /// Adds what fits of a section; false when something of it did not.
    mutating func add(_ section: Section, after: String?) throws -> Bool {
        switch section {
        case .users:
            return try add(Collections.users, section, after) {
                $0.UserDetailList.append(UserDetail($1, in: $2.account))
            }
        case .groups:
            return try add(Collections.groups, section, after) {
                $0.GroupDetailList.append(GroupDetail($1, in: $2.account))
            }
        case .roles:
            return try add(Collections.roles, section, after) {
                $0.RoleDetailList.append(try RoleDetail($1, in: $2))
            }
        case .customerPolicies:
            return try add(Collections.policies, section, after) {
                $0.Policies.append(try ManagedPolicyDetail(.customer($1), in: $2))
            }
        case .awsPolicies: return try addAWSPolicies(after: after)
        }
    }

    private mutating func add<Value>(
        _ collection: RecordCollection<Value>, _ section: Section, _ after: String?,
        _ append: (inout GetAccountAuthorizationDetails.Output, Value, AccountReader) throws -> Void
    ) throws -> Bool {
        let records = try collection.list(in: account.scope, after: after, limit: limit - count + 1, account.records)
        for (key, value) in records {
            guard take(section, key) else { return false }
            try append(&output, value, account)
        }
        return true
    }

    private mutating func addAWSPolicies(after: String?) throws -> Bool {
        let inUse = try Collections.policyUsage.list(
            in: account.scope, prefix: "arn:aws:iam::aws:policy/", after: after, limit: limit - count + 1,
            account.records)
        for (arn, _) in inUse {
            guard take(.awsPolicies, arn) else { return false }
            guard let policy = AWSManagedPolicies.policy(arn: arn) else { continue }
            output.Policies.append(try ManagedPolicyDetail(.aws(policy), in: account))
        }
        return true
    }

    /// Whether there is room for one more.
    private mutating func take(_ section: Section, _ key: String) -> Bool {
        guard count < limit else {
            next = last
            return false
        }
        count += 1
        last = GetAccountAuthorizationDetails.Place(section: section, key: key)
        return true
    }
}
