/// A header's value and its parameters (RFC 2045, 5.1), continued and encoded ones put together (RFC 2231).
struct MailParameters {
    /// In lower case, without white space.
    private(set) var value = ""
    private var plain: [String: String] = [:]
    private var pieces: [String: [Int: (text: String, isEncoded: Bool)]] = [:]

    init(_ text: String) {
        var items = Self.items(Array(text.utf8)).makeIterator()
        value = (items.next() ?? "").lowercased().filter { !$0.isWhitespace }
        while let item = items.next() {
            guard let equals = item.firstIndex(of: "=") else { continue }
            let name = item[..<equals].lowercased().filter { !$0.isWhitespace }
            add(name, Self.unquoted(String(item[item.index(after: equals)...])))
        }
    }

    subscript(_ name: String) -> String? {
        if let pieces = pieces[name] {
            var charset = "utf-8"
            var bytes: [UInt8] = []
            for number in pieces.keys.sorted() {
                guard let piece = pieces[number] else { continue }
                var text = piece.text
                if piece.isEncoded && number == 0 {
                    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
                    if parts.count == 3 {
                        charset = String(parts[0])
                        text = String(parts[2])
                    }
                }
                bytes += piece.isEncoded ? Self.percentDecoded(text) : Array(text.utf8)
            }
            var decoded: [UInt8] = []
            var transcoder = Transcoder(TextEncoding(label: charset), repairs: true)
            transcoder.append(bytes, isLast: true, to: &decoded)
            return String(decoding: decoded, as: UTF8.self)
        }
        return plain[name]
    }

    private mutating func add(_ name: String, _ text: String) {
        guard name.contains("*") else {
            if plain[name] == nil { plain[name] = text }
            return
        }
        let parts = name.split(separator: "*", omittingEmptySubsequences: false)
        let isEncoded = parts.last?.isEmpty ?? false
        let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        guard number >= 0, pieces[String(parts[0]), default: [:]].count < 1_000 else { return }
        pieces[String(parts[0]), default: [:]][number] = (text, isEncoded)
    }

    /// Splits at semicolons that no quotes enclose, and leaves comments out.
    private static func items(_ text: [UInt8]) -> [String] {
        var items: [String] = []
        var item: [UInt8] = []
        var isQuoted = false
        var depth = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            place += 1
            if isQuoted {
                item.append(byte)
                if byte == 0x5C, place < text.count {
                    item.append(text[place])
                    place += 1
                } else if byte == 0x22 {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case 0x28: depth += 1
            case 0x29 where depth > 0: depth -= 1
            case _ where depth > 0: continue
            case 0x3B:
                items.append(String(decoding: item, as: UTF8.self))
                item = []
            default:
                isQuoted = byte == 0x22
                item.append(byte)
            }
        }
        items.append(String(decoding: item, as: UTF8.self))
        return items
    }

    private static func unquoted(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        guard bytes.first == 0x22 else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes.dropFirst() {
            if isEscaped {
                result.append(byte)
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                break
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func percentDecoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x25, place + 2 < bytes.count, let high = JSONEscapes.hexadecimal(bytes[place + 1]),
                let low = JSONEscapes.hexadecimal(bytes[place + 2])
            {
                result.append(UInt8(truncatingIfNeeded: high << 4 | low))
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }
}
