import Foundation
import Testing

/// The published vectors in `Vectors`, one case a line.
enum Vectors {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors")

    static func load<Case: Decodable>(_ name: String, as _: Case.Type = Case.self) throws -> [Case] {
        try Data(contentsOf: folder.appending(path: "\(name).jsonl")).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Case.self, from: Data($0))
        }
    }

    /// What the vectors say of a case; `acceptable` may be refused, but not answered wrongly.
    enum Result: String, Decodable {
        case valid, invalid, acceptable
    }

    /// Bytes, in hexadecimal in the files.
    struct Hex: Decodable {
        let bytes: [UInt8]

        init(from decoder: any Decoder) throws {
            bytes = try #require([UInt8](hex: try decoder.singleValueContainer().decode(String.self)))
        }
    }
}

extension [UInt8] {
    init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count % 2 == 0 else { return nil }
        self = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            append(byte)
        }
    }

    var hex: String {
        let digits = [UInt8]("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
