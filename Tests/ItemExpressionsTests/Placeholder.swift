import Testing

@testable import ItemExpressions
