/// A node of a Parquet schema, which the footer lists in depth-first order (`parquet.thrift`, `SchemaElement`).
struct SchemaElement: Sendable, Hashable {
    /// Nil in groups.
    var type: PhysicalType?
    /// Of values of `fixedLengthByteArray`, in bytes.
    var typeLength: Int32 = 0
    /// Nil at the root.
    var repetition: Repetition?
    var name = ""
    var childCount: Int32 = 0
    var convertedType: ConvertedType?
    var scale: Int32 = 0
    var precision: Int32 = 0
    var logicalType: LogicalType?
}

/// How values are stored (`parquet.thrift`, `Type`).
enum PhysicalType: Int32, Sendable, Hashable {
    case boolean, int32, int64, int96, float, double, byteArray, fixedLengthByteArray
}

enum Repetition: Int32, Sendable, Hashable { case required, optional, repeated }

/// What values mean, as writers before 2018 say it (`parquet.thrift`, `ConvertedType`).
enum ConvertedType: Int32, Sendable, Hashable {
    case utf8, map, mapKeyValue, list, `enum`, decimal, date, timeMillis, timeMicros, timestampMillis, timestampMicros
    case uint8, uint16, uint32, uint64, int8, int16, int32, int64, json, bson, interval
}

/// What values mean (`parquet.thrift`, `LogicalType`).
enum LogicalType: Sendable, Hashable {
    case string, map, list, `enum`, date, unknown, json, bson, uuid, float16
    case decimal(scale: Int32, precision: Int32)
    case time(TimeUnit, utc: Bool)
    case timestamp(TimeUnit, utc: Bool)
    case integer(bits: Int8, signed: Bool)
}

extension SchemaElement {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32):
                let value = try thrift.int32()
                guard let known = PhysicalType(rawValue: value) else { throw .unsupported("a physical type \(value)") }
                type = known
            case (2, .int32): typeLength = try thrift.int32()
            case (3, .int32):
                let value = try thrift.int32()
                guard let known = Repetition(rawValue: value) else { throw .malformed("a repetition \(value)") }
                repetition = known
            case (4, .binary): name = try thrift.string()
            case (5, .int32): childCount = try thrift.int32()
            case (6, .int32): convertedType = ConvertedType(rawValue: try thrift.int32())
            case (7, .int32): scale = try thrift.int32()
            case (8, .int32): precision = try thrift.int32()
            case (10, .structure): logicalType = try LogicalType.read(&thrift)
            default: try thrift.skip(field.type)
            }
        }
    }
}

extension LogicalType {
    /// Nil for a type that this reader does not know: its values are shown as they are stored.
    static func read(_ thrift: inout ThriftCompact) throws(ColumnarError) -> Self? {
        var last: Int16 = 0
        var result: Self?
        while let field = try thrift.field(after: &last) {
            guard field.type == .structure else {
                try thrift.skip(field.type)
                continue
            }
            switch field.id {
            case 5:
                let (scale, precision) = try decimal(&thrift)
                result = .decimal(scale: scale, precision: precision)
            case 7, 8:
                let (unit, utc) = try time(&thrift)
                if let unit { result = field.id == 7 ? .time(unit, utc: utc) : .timestamp(unit, utc: utc) }
            case 10: result = try integer(&thrift)
            default:
                result = simple[field.id]
                try thrift.skip(field.type)
            }
        }
        return result
    }

    private static let simple: [Int16: Self] = [
        1: .string, 2: .map, 3: .list, 4: .enum, 6: .date, 11: .unknown, 12: .json, 13: .bson, 14: .uuid, 15: .float16,
    ]

    private static func decimal(_ thrift: inout ThriftCompact) throws(ColumnarError) -> (Int32, Int32) {
        var last: Int16 = 0
        var (scale, precision): (Int32, Int32) = (0, 0)
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): scale = try thrift.int32()
            case (2, .int32): precision = try thrift.int32()
            default: try thrift.skip(field.type)
            }
        }
        return (scale, precision)
    }

    private static func time(_ thrift: inout ThriftCompact) throws(ColumnarError) -> (TimeUnit?, Bool) {
        var last: Int16 = 0
        var (unit, utc): (TimeUnit?, Bool) = (nil, false)
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .true): utc = true
            case (2, .structure): unit = try self.unit(&thrift)
            default: try thrift.skip(field.type)
            }
        }
        return (unit, utc)
    }

    private static func unit(_ thrift: inout ThriftCompact) throws(ColumnarError) -> TimeUnit? {
        var last: Int16 = 0
        var unit: TimeUnit?
        while let field = try thrift.field(after: &last) {
            switch field.id {
            case 1: unit = .milliseconds
            case 2: unit = .microseconds
            case 3: unit = .nanoseconds
            default: break
            }
            try thrift.skip(field.type)
        }
        return unit
    }

    private static func integer(_ thrift: inout ThriftCompact) throws(ColumnarError) -> Self {
        var last: Int16 = 0
        var (bits, signed): (Int8, Bool) = (64, false)
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .byte): bits = Int8(bitPattern: try thrift.byte())
            case (2, .true): signed = true
            default: try thrift.skip(field.type)
            }
        }
        return .integer(bits: bits, signed: signed)
    }
}
