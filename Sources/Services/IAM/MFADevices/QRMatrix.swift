/// The square of modules: function patterns, codewords in their zigzag, and the mask that reads best.
struct QRMatrix: Sendable {
    let version: Int
    let size: Int
    private var modules: [Bool]
    /// Modules that belong to patterns or information and that no mask may change.
    private var isFunction: [Bool]

    init(version: Int, codewords: [UInt8]) {
        self.version = version
        size = version * 4 + 17
        modules = [Bool](repeating: false, count: size * size)
        isFunction = modules
        drawPatterns()
        drawVersion()
        drawFormat(mask: 0)  // reserves the place; the real mask is drawn over it
        draw(codewords)
    }

    /// The modules under the mask with the lowest penalty.
    func bestMasked() -> [Bool] {
        let candidates = (0..<8).map { mask in
            var candidate = self
            candidate.apply(mask)
            candidate.drawFormat(mask: mask)
            return candidate
        }
        let best = candidates.map { QRPenalty.score($0.modules, size: size) }.enumerated().min {
            ($0.element, $0.offset) < ($1.element, $1.offset)
        }
        return candidates[best?.offset ?? 0].modules
    }

    /// Whether the module belongs to a pattern or to the format or version information.
    func isReserved(_ row: Int, _ column: Int) -> Bool { isFunction[row * size + column] }

    private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        modules[row * size + column] = isDark
        isFunction[row * size + column] = true
    }
}

extension QRMatrix {
    private mutating func drawPatterns() {
        for index in 0..<size {
            set(6, index, index % 2 == 0)
            set(index, 6, index % 2 == 0)
        }
        drawFinder(3, 3)
        drawFinder(3, size - 4)
        drawFinder(size - 4, 3)
        let centres = Self.alignmentCentres(version)
        for row in centres {
            for column in centres where !isFinderCorner(row, column) { drawAlignment(row, column) }
        }
    }

    private func isFinderCorner(_ row: Int, _ column: Int) -> Bool {
        let far = size - 7
        return (row == 6 && column == 6) || (row == 6 && column == far) || (row == far && column == 6)
    }

    /// With its white border, which the matrix's edge cuts off.
    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for right in -4...4 {
                let (y, x) = (row + down, column + right)
                guard (0..<size).contains(y), (0..<size).contains(x) else { continue }
                let ring = max(abs(down), abs(right))
                set(y, x, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawAlignment(_ row: Int, _ column: Int) {
        for down in -2...2 {
            for right in -2...2 { set(row + down, column + right, max(abs(down), abs(right)) != 1) }
        }
    }

    /// ISO/IEC 18004, annex E.
    static func alignmentCentres(_ version: Int) -> [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let size = version * 4 + 17
        let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        let rest = (0..<count - 1).map { size - 7 - $0 * step }
        return [6] + rest.reversed()
    }

    /// Level M and the mask, protected by a BCH code, written twice.
    private mutating func drawFormat(mask: Int) {
        let bits = (mask << 10 | Self.remainder(mask, bits: 10, generator: 0x537)) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { set(index, 8, bit(index)) }
        set(7, 8, bit(6))
        set(8, 8, bit(7))
        set(8, 7, bit(8))
        for index in 9..<15 { set(8, 14 - index, bit(index)) }
        for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
        for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
        set(size - 8, 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        let bits = version << 12 | Self.remainder(version, bits: 12, generator: 0x1F25)
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            let (far, near) = (size - 11 + index % 3, index / 3)
            set(near, far, isDark)
            set(far, near, isDark)
        }
    }

    private static func remainder(_ value: Int, bits: Int, generator: Int) -> Int {
        var remainder = value
        for _ in 0..<bits { remainder = remainder << 1 ^ (remainder >> (bits - 1)) * generator }
        return remainder
    }

    /// Two columns at a time from the right, up and down in turn, past the vertical timing pattern.
    private mutating func draw(_ codewords: [UInt8]) {
        var index = 0
        var right = size - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1] where !isFunction[row * size + column] {
                    guard index < codewords.count * 8 else { continue }
                    modules[row * size + column] = codewords[index / 8] >> UInt8(7 - index % 8) & 1 == 1
                    index += 1
                }
            }
            right -= 2
        }
    }

    private mutating func apply(_ mask: Int) {
        for row in 0..<size {
            for column in 0..<size where !isFunction[row * size + column] && Self.inverts(mask, row, column) {
                modules[row * size + column].toggle()
            }
        }
    }

    static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}

/// How hard a masked code is to read: ISO/IEC 18004, 7.8.3.
enum QRPenalty {
    static func score(_ modules: [Bool], size: Int) -> Int {
        var total = 0
        for line in 0..<size {
            total += lineScore((0..<size).map { modules[line * size + $0] })
            total += lineScore((0..<size).map { modules[$0 * size + line] })
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let module = modules[row * size + column]
                if module == modules[row * size + column + 1], module == modules[(row + 1) * size + column],
                    module == modules[(row + 1) * size + column + 1]
                {
                    total += 3
                }
            }
        }
        let dark = modules.count { $0 }
        let deviation = abs(dark * 20 - modules.count * 10)
        return total + deviation / modules.count * 10
    }

    private static let finderLike: [[Bool]] = [
        [true, false, true, true, true, false, true, false, false, false, false],
        [false, false, false, false, true, false, true, true, true, false, true],
    ]

    /// Runs of five or more of one colour, and what looks like a finder pattern.
    private static func lineScore(_ line: [Bool]) -> Int {
        var total = 0
        var run = 0
        for index in line.indices {
            run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
            if run == 5 { total += 3 } else if run > 5 { total += 1 }
        }
        guard line.count >= 11 else { return total }
        for start in 0...line.count - 11
        where finderLike.contains(where: { line[start..<start + 11].elementsEqual($0) }) {
            total += 40
        }
        return total
    }
}
