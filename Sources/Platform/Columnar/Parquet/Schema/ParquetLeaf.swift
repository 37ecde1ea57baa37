/// A column of a Parquet schema.
struct ParquetLeaf {
    let leaf: Leaf
    let type: PhysicalType
    /// Of values of fixed length, in bytes.
    let length: Int
    let format: ValueFormat
    /// The definition level of a value that is there.
    let definition: Int
    /// The definition level from which on a repeated ancestor has an element, by repetition level from 1.
    let repeatedDefinitions: [Int]

    var repetition: Int { repeatedDefinitions.count }
}

extension SchemaElement {
    /// How a leaf's values are shown.
    var format: ValueFormat {
        if let logicalType, let format = Self.format(logicalType) { return format }
        if let convertedType, let format = format(convertedType) { return format }
        switch type {
        case .boolean: return .boolean
        case .float: return .single
        case .double: return .double
        case .int96: return .int96
        case .byteArray, .fixedLengthByteArray: return .bytes
        case .int32, .int64, nil: return .integer
        }
    }

    private static func format(_ type: LogicalType) -> ValueFormat? {
        switch type {
        case .string, .enum, .json: .text
        case .bson: .bytes
        case .date: .date
        case .uuid: .uuid
        case .float16: .half
        case .unknown: .null
        case .decimal(let scale, _): .decimal(scale: Int(scale))
        case .time(let unit, _): .time(unit)
        case .timestamp(let unit, let utc): .timestamp(unit, utc: utc)
        case .integer(let bits, let signed): signed ? .integer : .unsigned(bits: UInt8(bitPattern: bits))
        case .map, .list: nil
        }
    }

    private func format(_ type: ConvertedType) -> ValueFormat? {
        switch type {
        case .utf8, .enum, .json: .text
        case .bson: .bytes
        case .date: .date
        case .decimal: .decimal(scale: Int(scale))
        case .timeMillis: .time(.milliseconds)
        case .timeMicros: .time(.microseconds)
        case .timestampMillis: .timestamp(.milliseconds, utc: true)
        case .timestampMicros: .timestamp(.microseconds, utc: true)
        case .uint8: .unsigned(bits: 8)
        case .uint16: .unsigned(bits: 16)
        case .uint32: .unsigned(bits: 32)
        case .uint64: .unsigned(bits: 64)
        case .int8, .int16, .int32, .int64: .integer
        case .interval: .interval
        case .map, .mapKeyValue, .list: nil
        }
    }

    var isList: Bool { logicalType == .list || convertedType == .list }
    var isMap: Bool { logicalType == .map || convertedType == .map || convertedType == .mapKeyValue }
}
