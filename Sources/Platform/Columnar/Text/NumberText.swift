/// Numbers as decimal text.
enum NumberText {
    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(0x2D) }
        append(value.magnitude, to: &bytes)
    }

    static func append(_ value: UInt64, to bytes: inout [UInt8]) { append(value, width: 1, to: &bytes) }

    /// With leading zeros up to `width` digits.
    static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var place = digits.count
            var rest = value
            repeat {
                place -= 1
                digits[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0 && place > 0
            while digits.count - place < width, place > 0 {
                place -= 1
                digits[place] = 0x30
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
        }
    }

    /// Whole numbers have no fraction: a column of whole numbers becomes one of floating-point numbers by its nulls alone, and
    /// then `4111111111111111.0` is not what a person entered.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        if value.isFinite, value.magnitude < 1e18, value == value.rounded() {
            append(Int64(value), to: &bytes)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    static func append(_ value: Float, to bytes: inout [UInt8]) {
        if value.isFinite, value.magnitude < 1e18, value == value.rounded() {
            append(Int64(value), to: &bytes)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    /// IEEE 754 binary16, by its bits.
    static func half(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10 & 0x1F)
        let fraction = UInt32(bits & 0x3FF)
        switch exponent {
        case 0:
            let magnitude = Float(fraction) * 0x1p-24
            return sign == 0 ? magnitude : -magnitude
        case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }

    /// `value` divided by 10 to the power of `scale`, with as many decimal places; `scale` may be negative.
    static func append(_ value: Int128, scale: Int, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(0x2D) }
        var digits = [UInt8]()
        var rest = value.magnitude
        repeat {
            digits.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        append(digits: digits, scale: scale, to: &bytes)
    }

    /// A big-endian two's complement number of any length up to 64 bytes.
    static func append(decimal number: ArraySlice<UInt8>, scale: Int, to bytes: inout [UInt8]) {
        let isNegative = number.first.map { $0 >= 0x80 } ?? false
        if number.count <= 16 {
            let value = number.reduce(isNegative ? Int128(-1) : 0) { $0 << 8 | Int128($1) }
            append(value, scale: scale, to: &bytes)
            return
        }
        var rest = Array(number)
        if isNegative {
            bytes.append(0x2D)
            var carry = 1
            for place in rest.indices.reversed() {
                carry += Int(~rest[place])
                rest[place] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
        }
        var digits = [UInt8]()
        repeat {
            var remainder = 0
            for place in rest.indices {
                remainder = remainder << 8 | Int(rest[place])
                rest[place] = UInt8(truncatingIfNeeded: remainder / 10)
                remainder %= 10
            }
            digits.append(0x30 + UInt8(truncatingIfNeeded: remainder))
        } while rest.contains { $0 != 0 }
        append(digits: digits, scale: scale, to: &bytes)
    }

    /// - Parameter digits: The least significant first.
    private static func append(digits: [UInt8], scale: Int, to bytes: inout [UInt8]) {
        let scale = min(max(scale, -Self.scaleLimit), Self.scaleLimit)
        var digits = digits
        while digits.count <= scale { digits.append(0x30) }
        for place in digits.indices.reversed() {
            bytes.append(digits[place])
            if place == scale, scale > 0 { bytes.append(0x2E) }
        }
        if scale < 0, digits != [0x30] { bytes.append(contentsOf: repeatElement(0x30, count: -scale)) }
    }

    /// Beyond the 76 digits of the longest decimals that there are.
    private static let scaleLimit = 128
}
