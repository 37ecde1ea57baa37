/// Numbers for entities and entity types, so that evaluation compares integers.
///
/// A table may stand on another, whose numbers stay what they are: a request's entities are added to those that the
/// policies name without copying these.
struct Symbols: Sendable {
    /// Shared and never changed once something stands on it.
    private final class Base: Sendable {
        let symbols: Symbols

        init(_ symbols: Symbols) { self.symbols = symbols }

        // Field by field: for a method of the table, references to all that is in it would be counted.

        func uid(_ number: EntityNumber) -> EntityUID {
            if number < symbols.firstEntity, let base = symbols.base { return base.uid(number) }
            return symbols.entities[Int(number - symbols.firstEntity)].uid
        }

        func type(of number: EntityNumber) -> TypeNumber {
            if number < symbols.firstEntity, let base = symbols.base { return base.type(of: number) }
            return symbols.entities[Int(number - symbols.firstEntity)].type
        }
    }

    private let base: Base?
    private let firstEntity: Int32
    private let firstType: Int32
    private var entityNumbers: [EntityUID: EntityNumber] = [:]
    private var entities: [(uid: EntityUID, type: TypeNumber)] = []
    private var typeNumbers: [Name: TypeNumber] = [:]
    private var types: [Name] = []

    init() {
        base = nil
        firstEntity = 0
        firstType = 0
    }

    init(on symbols: Symbols) {
        base = Base(symbols)
        firstEntity = Int32(symbols.entityCount)
        firstType = Int32(symbols.typeCount)
    }

    var entityCount: Int { Int(firstEntity) + entities.count }
    var typeCount: Int { Int(firstType) + types.count }

    /// A request's names are mostly those that were added last, so these are looked through first.
    func number(of uid: EntityUID) -> EntityNumber? {
        entityNumbers[uid] ?? base?.symbols.number(of: uid)
    }

    func number(of type: Name) -> TypeNumber? {
        base?.symbols.number(of: type) ?? typeNumbers[type]
    }

    mutating func add(_ uid: EntityUID) -> EntityNumber {
        if let known = number(of: uid) { return known }
        let number = EntityNumber(entityCount)
        entities.append((uid, add(type: uid.type)))
        entityNumbers[uid] = number
        return number
    }

    mutating func add(type: Name) -> TypeNumber {
        if let known = number(of: type) { return known }
        let number = TypeNumber(typeCount)
        types.append(type)
        typeNumbers[type] = number
        return number
    }

    func uid(_ number: EntityNumber) -> EntityUID {
        if number < firstEntity, let base { return base.uid(number) }
        return entities[Int(number - firstEntity)].uid
    }

    func type(of number: EntityNumber) -> TypeNumber {
        if number < firstEntity, let base { return base.type(of: number) }
        return entities[Int(number - firstEntity)].type
    }
}
