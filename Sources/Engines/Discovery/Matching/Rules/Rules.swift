import Core

/// What is looked for, compiled: identifiers, custom identifiers and allow lists. Never changes; shared by all threads.
///
/// A rule is numbered by its place among `identifiers` and, after them, `custom`; `Detection.rule` is that number.
public struct Rules: Sendable {
    public let identifiers: [Identifier]
    public let custom: [CustomIdentifier]
    public let allowLists: [AllowList]
    let tables: RuleTables

    /// - Parameter cache: what `serialized` gave for the same rules; anything else is ignored and compiled anew.
    /// - Throws: `MatchingError`.
    public init(
        identifiers: [Identifier] = Catalogue.all, custom: [CustomIdentifier] = [], allowLists: [AllowList] = [],
        cache: [UInt8] = []
    ) throws(MatchingError) {
        self.identifiers = identifiers
        self.custom = custom
        self.allowLists = allowLists
        tables = try RuleTables(identifiers, custom, cache: cache)
    }

    public var count: Int { identifiers.count + custom.count }

    /// What a client calls a rule: an identifier's id or a custom identifier's name.
    public func name(of rule: Int) -> String {
        rule < identifiers.count ? identifiers[rule].id : custom[rule - identifiers.count].name
    }

    public func category(of rule: Int) -> Category {
        rule < identifiers.count ? identifiers[rule].kind.category : .custom
    }

    /// The compiled form for a cache that the caller keeps. It holds a hash of everything that it depends on.
    public var serialized: [UInt8] { tables.serialized }

    /// Whether the cache that was given was of use.
    public var cameFromCache: Bool { tables.cameFromCache }

    /// A matcher of these rules for one thread.
    ///
    /// - Throws: `MatchingError.memory`.
    public func matcher() throws(MatchingError) -> Matcher { try Matcher(self) }
}
