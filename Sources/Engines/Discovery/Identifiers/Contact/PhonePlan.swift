/// The numbering plans of the countries whose phone numbers are known: which digits a number may have.
enum PhonePlan: String, Sendable, CaseIterable {
    case northAmerica, brazil, france, germany, italy, spain, unitedKingdom

    private var callingCode: [UInt8] {
        switch self {
        case .northAmerica: [1]
        case .brazil: [5, 5]
        case .france: [3, 3]
        case .germany: [4, 9]
        case .italy: [3, 9]
        case .spain: [3, 4]
        case .unitedKingdom: [4, 4]
        }
    }

    func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        // An extension may follow.
        let text = text.prefix { $0 | 0x20 != 0x78 }
        guard text.count <= ShortBytes.capacity, separatorsAgree(text) else { return false }
        var digits = ShortBytes()
        for byte in text where byte &- 0x30 < 10 { digits.append(byte - 0x30) }
        return digits.withSpan { digits in
            let isInternational = text.first == 0x2B || hasCallingCode(digits, prefix: 2)
            guard let start = nationalStart(digits, isInternational) else { return false }
            let national = digits.extracting(start...)
            return Self.hasThreeDigits(national) && accepts(national) && (isInternational || areaAgrees(text))
        }
    }

    /// Whether the calling code stands behind so many zeros.
    private func hasCallingCode(_ digits: Span<UInt8>, prefix: Int) -> Bool {
        let code = callingCode
        guard digits.count >= prefix + code.count else { return false }
        return (0..<prefix).allSatisfy { digits[$0] == 0 }
            && code.indices.allSatisfy { digits[prefix + $0] == code[$0] }
    }

    /// Where the number begins without calling code and trunk prefix; nil where one is missing.
    private func nationalStart(_ digits: Span<UInt8>, _ isInternational: Bool) -> Int? {
        let startsZero = !digits.isEmpty && digits[0] == 0
        if isInternational {
            let prefix = startsZero && digits.count > 1 && digits[1] == 0 ? 2 : 0
            guard hasCallingCode(digits, prefix: prefix) else { return nil }
            let start = prefix + callingCode.count
            return self != .italy && start < digits.count && digits[start] == 0 ? start + 1 : start
        }
        if self == .northAmerica, digits.count == 11, digits[0] == 1 { return 1 }
        let hasTrunk =
            self != .italy && self != .northAmerica && self != .spain
            && (self != .brazil || digits.count > 11 || startsZero)
        guard hasTrunk else { return 0 }
        return startsZero ? 1 : nil
    }

    /// Whether there are more than two different digits.
    private static func hasThreeDigits(_ digits: Span<UInt8>) -> Bool {
        var seen: UInt16 = 0
        for place in digits.indices { seen |= 1 << UInt16(digits[place]) }
        return seen.nonzeroBitCount > 2
    }

    /// Brackets come in pairs, and a date's or an address's dots are not a number's.
    private func separatorsAgree(_ text: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        var dots = 0
        for byte in text {
            switch byte {
            case 0x28: depth += 1
            case 0x29: depth -= 1
            case 0x2E: dots += 1
            default: break
            }
            if depth < 0 { return false }
        }
        return depth == 0 && (dots != 1 || self == .northAmerica)
    }

    private func accepts(_ digits: Span<UInt8>) -> Bool {
        guard digits.count >= 5 else { return false }
        let first = digits[0]
        let second = digits[1]
        let third = digits[2]
        switch self {
        case .northAmerica:
            // NPA: N[0-8]X, and neither N11; NXX likewise not N11.
            guard digits.count == 10, first > 1, digits[3] > 1 else { return false }
            return !(second == 1 && third == 1) && second != 9 && !(digits[4] == 1 && digits[5] == 1)
        case .brazil:
            guard digits.count == 10 || digits.count == 11 else { return false }
            let area = Int(first) * 10 + Int(second)
            guard Self.brazilianAreas.contains(area) else { return false }
            // Mobile numbers had eight digits, from 6 on, until 2016.
            return digits.count == 11 ? third == 9 : (2...9).contains(third)
        case .france: return digits.count == 9 && first > 0
        case .germany: return acceptsGerman(digits)
        case .italy:
            return first == 0
                ? (6...11).contains(digits.count) && second > 0
                : first == 3 && (9...10).contains(digits.count) && second > 1
        case .spain:
            return digits.count == 9 && (first == 6 || first == 7 || first == 8 || first == 9)
                && (first < 7 || second > 0)
        case .unitedKingdom: return acceptsBritish(digits)
        }
    }

    private func acceptsGerman(_ digits: Span<UInt8>) -> Bool {
        let first = digits[0]
        let second = digits[1]
        guard first > 0, (7...11).contains(digits.count) else { return false }
        if first == 1 { return (5...7).contains(second) && digits.count >= 10 }
        return true
    }

    private func acceptsBritish(_ digits: Span<UInt8>) -> Bool {
        guard digits.count == 10 || digits.count == 9 else { return false }
        switch digits[0] {
        case 1: return true
        case 2, 3, 5, 7, 9: return digits.count == 10
        case 8: return digits.count == 10 || digits[1] == 0
        default: return false
        }
    }

    /// Whether the digits that a separator or a bracket sets apart in a national number are an area code of the plan.
    private func areaAgrees(_ text: ArraySlice<UInt8>) -> Bool {
        // Ten digits without a mark are a North American number at least as often.
        if self == .brazil { return text.contains { $0 < 0x30 } || text.count == 11 }
        guard self == .germany || self == .italy else { return true }
        let digits = text.drop { $0 == 0x28 }.prefix { $0 &- 0x30 < 10 }
        let isApart = digits.count < text.filter { $0 &- 0x30 < 10 }.count
        guard let area = PostalCode.digits(digits.prefix(6)) else { return false }
        if self == .italy { return !isApart || Self.isItalian(area, length: digits.count) }
        guard isApart else { return Self.isGermanMobile(digits.dropFirst()) }
        let isMobile =
            Self.isGermanMobile(digits.dropFirst()) && (digits.count == 4 || digits.dropFirst(2).first == 0x35)
        return Self.isGerman(area, length: digits.count - 1) || isMobile
    }

    private static func isGermanMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let prefix = PostalCode.digits(digits.prefix(3)), digits.count >= 3 else { return false }
        return (150...159).contains(prefix) || [160, 162, 163].contains(prefix) || (170...179).contains(prefix)
    }

    /// Berlin, Hamburg, Frankfurt and Munich have two digits, large towns three, others four, and villages in the east five.
    private static func isGerman(_ area: Int, length: Int) -> Bool {
        switch length {
        case 2: return [30, 40, 69, 89].contains(area)
        case 3: return area % 10 == 1 && area > 200 || germanTowns.contains(area)
        case 4: return area >= 2000 && area / 1000 != 0 && ![30, 40, 69, 89].contains(area / 100)
        case 5: return (33000...39999).contains(area)
        default: return false
        }
    }

    private static let germanTowns: Set<Int> = [
        202, 203, 208, 209, 212, 214, 228, 234, 335, 340, 345, 355, 365, 375, 385, 395, 800, 906, 907,
    ]

    private static func isItalian(_ area: Int, length: Int) -> Bool {
        switch length {
        case 2: return area == 2 || area == 6
        case 3: return area >= 300 || italianTowns.contains(area)
        case 4: return area > 100 && area < 1000
        default: return length > 4
        }
    }

    private static let italianTowns: Set<Int> = [
        10, 11, 15, 19, 30, 31, 35, 39, 40, 41, 45, 49, 50, 51, 55, 59, 70, 71, 75, 79, 80, 81, 85, 89, 90, 91, 95, 99,
    ]

    /// Anatel's area codes.
    private static let brazilianAreas: Set<Int> = [
        11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31, 32, 33, 34, 35, 37, 38, 41, 42, 43, 44, 45, 46, 47,
        48, 49, 51,
        53, 54, 55, 61, 62, 63, 64, 65, 66, 67, 68, 69, 71, 73, 74, 75, 77, 79, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91,
        92, 93, 94,
        95, 96, 97, 98, 99,
    ]
}

/// Whether digits are a number of a plan, and not the rest of one of another country.
struct PhoneCheck: SurroundingsCheck {
    let plan: PhonePlan

    var name: String { "phone number (\(plan.rawValue))" }
    var reach: ValueReach { .ahead }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard candidate.lowerBound >= 0, candidate.upperBound <= block.bytes.count, !candidate.isEmpty else {
            return nil
        }
        if candidate.lowerBound > 0, block.bytes[candidate.lowerBound - 1] == 0x2B { return nil }
        return plan.isValid(block.bytes[candidate]) ? candidate : nil
    }
}

/// Seven digits are a phone number only where their column says so, and nothing else is in the cell.
struct LocalPhoneCheck: SurroundingsCheck {
    let name = "local phone number"
    var reach: ValueReach { .ahead }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let cell, block.cells.indices.contains(cell), FieldRole.of(cell, in: block) == .phone else { return nil }
        let here = block.cells[cell]
        return candidate.lowerBound == Int(here.start) && candidate.upperBound == Int(here.end) ? candidate : nil
    }
}
