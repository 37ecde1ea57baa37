import Testing

@testable import IAMPolicy

@Suite("Qualifiers on the condition keys of services")
struct ServiceConditionKeyTests {
    private static let rows: [(effect: String, condition: String, code: String, severity: Diagnostic.Severity)] = [
        (
            "Allow", #""ForAllValues:StringEquals":{"kms:EncryptionContext:tenant_id":"a"}"#,
            "FOR_ALL_VALUES_WITH_SINGLE_VALUED_KEY", .securityWarning
        ),
        (
            "Deny", #""ForAllValues:StringEquals":{"kms:EncryptionContext:tenant_id":"a"}"#,
            "FOR_ALL_VALUES_WITH_SINGLE_VALUED_KEY", .warning
        ),
        (
            "Allow", #""ForAnyValue:StringEquals":{"KMS:encryptioncontext:Tenant":"a"}"#,
            "FOR_ANY_VALUE_WITH_SINGLE_VALUED_KEY", .warning
        ),
        (
            "Allow", #""ForAllValues:StringEquals":{"kms:ViaService":"dynamodb.eu-central-1.amazonaws.com"}"#,
            "FOR_ALL_VALUES_WITH_SINGLE_VALUED_KEY", .securityWarning
        ),
        (
            "Allow", #""ForAllValues:StringEquals":{"dynamodb:Select":"COUNT"}"#,
            "FOR_ALL_VALUES_WITH_SINGLE_VALUED_KEY", .securityWarning
        ),
        ("Allow", #""StringEquals":{"dynamodb:LeadingKeys":"a"}"#, "MISSING_QUALIFIER", .warning),
        ("Allow", #""StringEquals":{"dynamodb:Attributes":"a"}"#, "MISSING_QUALIFIER", .warning),
        ("Allow", #""StringEquals":{"kms:EncryptionContextKeys":"a"}"#, "MISSING_QUALIFIER", .warning),
        (
            "Allow", #""ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"}"#,
            "FOR_ALL_VALUES_WITHOUT_NULL_CHECK", .securityWarning
        ),
    ]

    private static func policy(_ effect: String, _ condition: String) -> String {
        #"{"Version":"2012-10-17","Statement":{"Effect":"\#(effect)","Action":"kms:Decrypt","Resource":"a:b:c:d:e:f","#
            .replacing("a:b:c:d:e:f", with: "arn:aws:kms:eu-central-1:111122223333:key/k")
            + #""Condition":{\#(condition)}}}"#
    }

    @Test("A qualifier that does not fit the key is told", arguments: rows)
    func told(_ row: (effect: String, condition: String, code: String, severity: Diagnostic.Severity)) {
        let found = lint(Self.policy(row.effect, row.condition))
        #expect(found.map(\.code) == [row.code])
        #expect(found.map(\.severity) == [row.severity])
    }

    @Test(
        "A qualifier that fits is not",
        arguments: [
            #""StringEquals":{"kms:EncryptionContext:tenant_id":"${aws:PrincipalTag/TenantID}"}"#,
            #""ForAnyValue:StringEquals":{"dynamodb:LeadingKeys":"a"}"#,
            #""ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"},"Null":{"dynamodb:LeadingKeys":"false"}"#,
            #""StringEquals":{"other:Key":"a"}"#,
            #""ForAllValues:StringEquals":{"kms:GrantOperations":"Decrypt"},"Null":{"kms:GrantOperations":"false"}"#,
        ])
    func fits(_ condition: String) { #expect(lint(Self.policy("Allow", condition)).isEmpty) }
}
