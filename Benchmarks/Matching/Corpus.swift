import Core
import Discovery

/// Texts of known size made from a seed.
struct Corpus {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    mutating func one(of texts: [String]) -> String { texts[number(0...texts.count - 1)] }

    mutating func digits(_ count: Int) -> String {
        String(decoding: (0..<count).map { _ in UInt8(48 + number(0...9)) }, as: UTF8.self)
    }

    mutating func hexadecimal(_ count: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: (0..<count).map { _ in digits[number(0...15)] }, as: UTF8.self)
    }

    static let words = """
        request served cache miss hit upstream connection reset by peer worker started finished retry attempt backend \
        timeout session user handler pool thread queue commit merge branch index shard replica sync health status service \
        order item update insert select table rows lock wait from to with the and for not found in of on at is was job run
        """.split(separator: " ").map(String.init)

    mutating func words(_ count: Int) -> String { (0..<count).map { _ in one(of: Self.words) }.joined(separator: " ") }
}

// MARK: Logs

extension Corpus {
    private mutating func time() -> String {
        let day = String(number(101...128)).dropFirst()
        let clock = (0..<3).map { _ in String(number(100...159)).dropFirst() }.joined(separator: ":")
        return "2025-10-\(day)T\(clock).\(digits(6))Z"
    }

    private mutating func logLine() -> String {
        switch number(0...5) {
        case 0:
            "frontend-\(number(1...40)) - - [\(time())] \"GET /assets/\(one(of: Self.words))/\(hexadecimal(8)).js HTTP/1.1\" "
                + "\(number(200...504)) \(number(100...999999)) \"-\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
                + "(KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36\" rt=0.\(digits(3))"
        case 1:
            "\(time()) INFO [worker-\(number(1...32))] com.example.\(one(of: Self.words)).HandlerService - \(words(8)) "
                + "id=\(hexadecimal(8))-\(hexadecimal(4))-4\(hexadecimal(3))-a\(hexadecimal(3))-\(hexadecimal(12)) "
                + "took \(number(1...9000)) ms"
        case 2:
            "Oct \(number(10...28)) 12:\(number(10...59)):\(number(10...59)) host\(number(1...99)) kernel: "
                + "[\(digits(5)).\(digits(6))] eth0: \(words(5)) len=\(number(40...1500))"
        case 3:
            "time=\"\(time())\" level=warn msg=\"\(words(7))\" trace=\(hexadecimal(32)) span=\(hexadecimal(16)) "
                + "size=\(number(1...1_000_000_000))"
        case 4:
            "{\"ts\":16\(digits(11)),\"level\":\"debug\",\"logger\":\"\(one(of: Self.words)).\(one(of: Self.words))\","
                + "\"message\":\"\(words(9))\",\"pid\":\(number(1...65535))}"
        default:
            "[\(time())] DEBUG sql: SELECT * FROM \(one(of: Self.words))_\(one(of: Self.words)) WHERE id = "
                + "\(number(1...100_000_000)) AND updated > \(number(1...1_000_000_000)) -- \(digits(2)).\(digits(3)) ms"
        }
    }

    /// Blocks of logs without anything sensitive.
    mutating func logs(_ size: Int) -> [Block] {
        var bytes = [UInt8]()
        while bytes.count < size { bytes += Array((logLine() + "\n").utf8) }
        return Self.cut(bytes)
    }

    static func cut(_ bytes: [UInt8]) -> [Block] {
        var blocks = [Block]()
        var cutter = TextCutter()
        cutter.take(bytes.span) { blocks.append($0) }
        cutter.end { blocks.append($0) }
        return blocks
    }
}

// MARK: Rows

extension Corpus {
    /// A third of the columns is sensitive.
    static let columns = [
        "id", "ssn", "created_at", "status", "credit_card", "city", "amount", "email", "comment", "iban", "product",
        "passport_number", "quantity", "session", "account_number",
    ]

    private mutating func luhn(_ prefix: String, _ length: Int) -> String {
        let body = prefix + digits(length - prefix.utf8.count - 1)
        var sum = 0
        for (place, digit) in body.utf8.reversed().enumerated() {
            let value = Int(digit) - 48
            let doubled = place % 2 == 0 ? value * 2 : value
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return body + String((10 - sum % 10) % 10)
    }

    private mutating func german() -> String {
        let account = digits(18)
        var rest = 0
        for digit in (account + "131400").utf8 { rest = (rest * 10 + Int(digit) - 48) % 97 }
        let check = 98 - rest
        return "DE" + (check < 10 ? "0" : "") + String(check) + account
    }

    mutating func value(_ column: String) -> String {
        switch column {
        case "id": String(number(1...10_000_000))
        case "ssn": "\(number(100...665))-\(number(10...99))-\(number(1000...9999))"
        case "created_at": time()
        case "status": one(of: ["active", "closed", "pending"])
        case "credit_card": luhn("4", 16)
        case "city": one(of: ["springfield", "berlin", "lyon", "porto"])
        case "amount": "\(number(1...9999)).\(digits(2))"
        case "email": "\(one(of: Self.words)).\(one(of: Self.words))\(number(1...999))@example.com"
        case "comment": words(6)
        case "iban": german()
        case "product": "SKU-\(digits(5))"
        case "passport_number": digits(9)
        case "quantity": String(number(1...20))
        case "session": hexadecimal(24)
        default: digits(12)
        }
    }

    /// Rows as blocks of cells.
    mutating func rows(_ size: Int, form: StorageForm) -> [Block] {
        var blocks = [Block]()
        var row = 1
        var total = 0
        let fields = Self.columns.enumerated().map { place, name in
            form == .columnar
                ? Field(column: place + 1, path: [.name(name)])
                : Field(path: [.name("customers"), .position, .name(name)])
        }
        while total < size {
            var block = Block(bytes: [], form: form, fields: fields, isLast: false)
            while block.bytes.count < 1 << 20 {
                row += 1
                for (column, name) in Self.columns.enumerated() {
                    let start = block.bytes.count
                    block.bytes += Array(value(name).utf8)
                    let indices = block.indices.count
                    if form == .record { block.indices.append(UInt32(row)) }
                    block.cells.append(
                        Cell(start: start, end: block.bytes.count, field: column, row: row, indices: indices))
                    block.bytes.append(0x0A)
                }
            }
            total += block.bytes.count
            blocks.append(block)
        }
        blocks[blocks.count - 1].isLast = true
        return blocks
    }

    /// The same values in running text, each after its column's name.
    mutating func prose(_ size: Int) -> [Block] {
        var bytes = [UInt8]()
        while bytes.count < size {
            let column = one(of: Self.columns)
            bytes += Array("\(words(12)). The \(column) is \(value(column)), \(words(5))\n".utf8)
        }
        return Self.cut(bytes)
    }
}
