/// What an ORC file holds (`orc_proto.proto`, `Footer`).
struct ORCFooter {
    var types: [ORCType] = []
    var stripes: [StripeInformation] = []
    var rowCount = 0
    var isEncrypted = false
}

/// Where a stripe is (`orc_proto.proto`, `StripeInformation`). Sizes and offsets in bytes.
struct StripeInformation: Sendable, Hashable {
    var offset = 0
    var indexLength = 0
    var dataLength = 0
    var footerLength = 0
    var rowCount = 0
}

/// A node of an ORC schema, which the footer lists in depth-first order (`orc_proto.proto`, `Type`).
struct ORCType: Sendable, Hashable {
    var kind = ORCKind.struct
    var subtypes: [Int] = []
    var names: [String] = []
    var scale = 0
}

enum ORCKind: UInt64, Sendable, Hashable {
    case boolean, byte, short, int, long, float, double, string, binary, timestamp
    case list, map, `struct`, union
    case decimal, date, varchar, char, timestampInstant, geometry, geography
}

extension ORCFooter {
    init(_ message: Protobuf, limits: Limits) throws(ColumnarError) {
        var message = message
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (3, .bytes(let range)):
                // A stripe takes 2 bytes of the footer at least, and 40 here: the footer's limit holds both.
                stripes.append(try StripeInformation(message.message(range)))
                guard stripes.count <= limits.columns * 16 else { throw .limit("more stripes than \(stripes.count)") }
            case (4, .bytes(let range)):
                types.append(try ORCType(message.message(range)))
                guard types.count <= limits.columns else {
                    throw .limit("a schema of more than \(types.count) elements")
                }
            case (6, .number): rowCount = try value.size
            case (10, .bytes): isEncrypted = true
            default: break
            }
        }
    }
}

extension StripeInformation {
    init(_ message: Protobuf) throws(ColumnarError) {
        var message = message
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (1, .number): offset = try value.size
            case (2, .number): indexLength = try value.size
            case (3, .number): dataLength = try value.size
            case (4, .number): footerLength = try value.size
            case (5, .number): rowCount = try value.size
            default: break
            }
        }
    }
}

extension ORCType {
    init(_ message: Protobuf) throws(ColumnarError) {
        var message = message
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (1, .number(let number)):
                guard let known = ORCKind(rawValue: number) else { throw .unsupported("a type \(number)") }
                kind = known
            case (2, _):
                for number in try message.numbers(value) {
                    guard let type = Int(exactly: number) else { throw .malformed("a type that there is none") }
                    subtypes.append(type)
                }
            case (3, .bytes(let range)): names.append(message.string(range))
            case (6, .number): scale = min(try value.size, 128)
            default: break
            }
        }
    }
}
