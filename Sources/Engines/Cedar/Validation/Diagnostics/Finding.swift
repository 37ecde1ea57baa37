/// What the validator found wrong, before it is put in words.
enum Finding {
    case unrecognizedEntityType(Name, suggestion: String?)
    case unrecognizedActionId(EntityUID, suggestion: ActionSuggestion?)
    case invalidActionApplication(inFixesPrincipal: Bool, inFixesResource: Bool)
    case unexpectedType(expected: [CedarType], actual: CedarType, help: TypeHelp?)
    case incompatibleTypes(Set<CedarType>, Incompatibility, TypeContext)
    case unsafeAttributeAccess(AttributeAccess, suggestion: String?, mayExist: Bool)
    case unsafeOptionalAttributeAccess(AttributeAccess)
    case unsafeTagAccess(tag: TypedExpression, on: EntityKind)
    case noTagsAllowed(on: Name?)
    case wrongNumberArguments(expected: Int, actual: Int)
    case functionArgumentValidation(ExtensionFunction, Text)
    case emptySetForbidden
    case nonLitExtConstructor
    case invalidEnumEntity(EntityUID, choices: [Text])
    case levelExceeded(actual: Int, allowed: Int)
    case literalDereferenced
    case tooComplex
    case unexpectedForm
}

enum ActionSuggestion {
    /// An action whose id repeats the type, as in `Action::"Action::view"`.
    case typeInID(EntityUID)
    case similar(EntityUID)
}

/// What may have been meant where a value of another type was needed.
enum TypeHelp: String {
    case like = "try using `like` to examine the contents of a string"
    case contains = "try using `contains`, `containsAny`, or `containsAll` to examine the contents of a set"
    case singleContains = "try using `contains` to test if a single element is in a set"
    case has = "try using `has` to test for an attribute"
    case `is` = "try using `is` to test for an entity type"
    case `in` = "try using `in` for entity hierarchy membership"
    case equalToEmptyString = "try using `== \"\"` to test if a string is empty"
    case onlyEntitiesHaveTypeTests = "Cedar only supports run time type tests for entities"
    case noConcatenation = "Cedar does not support string concatenation"
    case noSetOperations = "Cedar does not support computing the union, intersection, or difference of sets"
}

/// Where types have to be compatible.
enum TypeContext: String {
    case set = "elements of a set"
    case conditional = "both branches of a conditional"
    case equality = "both operands to a `==` expression"
    case contains = "elements of the first operand and the second operand to a `contains` expression"
    case containsAnyAll = "elements of both set operands to a `containsAll` or `containsAny` expression"
    case getTag = "tag types for a `.getTag()` operation"
}
