import Core
import ItemExpressions
import Plane

/// What a call on items shows to conditions in policies, for one action on one table or index.
struct ItemAccess: Sendable {
    private let action: String
    private let returnConsumedCapacity: String
    var attributes = AttributeNames()
    /// The values of partition keys that the call names. A Scan names none, and conditions on them then hold for
    /// `ForAllValues`, as in AWS.
    private var leadingKeys: Set<ExactText> = []
    var select: String?
    var returnValues: String?
    var enclosingOperation: String?

    /// - Parameter action: without the service, such as `GetItem`.
    init(_ action: String, _ input: Document) {
        self.action = action
        returnConsumedCapacity = input["ReturnConsumedCapacity"]?.string ?? "NONE"
    }

    /// Notes the partition key of an item or of a key.
    mutating func addLeadingKey(of item: Document?, _ table: Table?) {
        guard let table, let value = item?[table.key.hash.name] else { return }
        addLeadingKey(value)
    }

    mutating func addLeadingKey(_ value: Document) {
        // What is no value of a key is refused when the call is served.
        if let value = try? ItemDocument.value(value) { addLeadingKey(value) }
    }

    mutating func addLeadingKey(_ value: AttributeValue) {
        if let text = value.leadingKeyText { leadingKeys.insert(ExactText(text)) }
    }

    func requirement(on reference: TableReference, index: String? = nil, _ table: Table?) -> Requirement {
        var context: [String: ConditionValue] = [
            "dynamodb:ReturnConsumedCapacity": .one(returnConsumedCapacity)
        ]
        if !attributes.names.isEmpty { context["dynamodb:Attributes"] = .many(ExactText.sorted(attributes.names)) }
        if !leadingKeys.isEmpty { context["dynamodb:LeadingKeys"] = .many(ExactText.sorted(leadingKeys)) }
        if let select { context["dynamodb:Select"] = .one(select) }
        if let returnValues { context["dynamodb:ReturnValues"] = .one(returnValues) }
        if let enclosingOperation { context["dynamodb:EnclosingOperation"] = .one(enclosingOperation) }
        let index = index ?? reference.indexName
        return Requirement(
            "dynamodb:\(action)", on: index.map { "\(reference.arn)/index/\($0)" } ?? reference.arn,
            of: reference.account, tags: table?.record.tags, context: context, policy: table?.resourcePolicy)
    }

    /// `Select` as it takes effect, whether or not it is given, so that a policy which asks for
    /// `SPECIFIC_ATTRIBUTES` is not evaded by leaving it out.
    static func select(_ input: Document, isIndex: Bool = false) -> String {
        if let select = input["Select"]?.string { return select }
        if input["ProjectionExpression"] != nil || input["AttributesToGet"] != nil { return "SPECIFIC_ATTRIBUTES" }
        return isIndex ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES"
    }
}
