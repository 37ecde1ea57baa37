import Core
import ItemExpressions

/// Items as bytes: for each value a tag, then a length or count, then what it holds. Attributes are in the order of their
/// names, so that equal items have equal bytes.
enum ItemCoding {
    enum Tag: UInt8 {
        case string = 1
        case number
        case binary
        case boolean
        case null
        case list
        case map
        case stringSet
        case numberSet
        case binarySet
    }

    /// Of the map that an item is.
    static func bytes(_ item: Item) -> [UInt8] {
        var writer = ItemByteWriter()
        writer.map(item)
        return writer.bytes
    }

    /// - Throws: `StoreError.damaged` for bytes that are no item.
    static func item(_ bytes: UnsafeRawBufferPointer) throws -> Item {
        var reader = ItemByteReader(bytes)
        return try reader.map()
    }

    /// The item as the protocol shows it, without the values in between.
    static func document(_ bytes: UnsafeRawBufferPointer) throws -> Document {
        var reader = ItemByteReader(bytes)
        return .structure(try reader.documentMap())
    }
}

struct ItemByteWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1_200) }

    mutating func map(_ attributes: [String: AttributeValue]) {
        count(attributes.count)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            text(name)
            self.value(value)
        }
    }

    private mutating func value(_ value: AttributeValue) {
        switch value {
        case .string(let text):
            tag(.string)
            self.text(text)
        case .number(let number):
            tag(.number)
            text(number.description)
        case .binary(let binary):
            tag(.binary)
            self.binary(binary)
        case .boolean(let flag):
            tag(.boolean)
            bytes.append(flag ? 1 : 0)
        case .null: tag(.null)
        case .list(let values):
            tag(.list)
            count(values.count)
            for value in values { self.value(value) }
        case .map(let attributes):
            tag(.map)
            map(attributes)
        case .stringSet(let texts):
            tag(.stringSet)
            count(texts.count)
            for text in texts.sorted() { self.text(text) }
        case .numberSet(let numbers):
            tag(.numberSet)
            count(numbers.count)
            for number in numbers.sorted() { text(number.description) }
        case .binarySet(let binaries):
            tag(.binarySet)
            count(binaries.count)
            for binary in binaries.sorted(by: { $0.lexicographicallyPrecedes($1) }) { self.binary(binary) }
        }
    }

    private mutating func tag(_ tag: ItemCoding.Tag) { bytes.append(tag.rawValue) }

    /// Seven bits a byte, the lowest first.
    private mutating func count(_ count: Int) {
        var rest = UInt(bitPattern: count)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func text(_ text: String) {
        count(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func binary(_ binary: [UInt8]) {
        count(binary.count)
        bytes.append(contentsOf: binary)
    }
}
