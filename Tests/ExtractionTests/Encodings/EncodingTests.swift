import Core
import Testing

@testable import Extraction

@Suite struct EncodingTests {
    static let samples = [
        "plain ASCII text\nwith lines and 1234567890\n",
        "Grüße aus München, façade, naïve — “quoted” €\nand more\n",
        "Привет, мир! Это текст на русском языке.\nИ ещё строка.\n",
        "漢字かな交じり文のテスト。\n次の行です。 123\n",
        "emoji 😀 and 𝒳 beyond the plane\n", "x\n",
    ]

    static func encoded(_ text: String, _ encoding: TextEncoding, marked: Bool) -> [UInt8] {
        var bytes = marked ? encoding.mark : []
        switch encoding {
        case .utf16LittleEndian: for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        case .utf16BigEndian: for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        case .utf32LittleEndian:
            for scalar in text.unicodeScalars {
                for shift in [0, 8, 16, 24] as [UInt32] {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value >> shift))
                }
            }
        case .utf32BigEndian:
            for scalar in text.unicodeScalars {
                for shift in [24, 16, 8, 0] as [UInt32] {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value >> shift))
                }
            }
        default: bytes += Array(text.utf8)
        }
        return bytes
    }

    @Test(
        arguments: samples,
        [
            TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
        ])
    func readsBackWithAndWithoutMarks(text: String, encoding: TextEncoding) throws {
        for marked in [true, false] {
            let bytes = Self.encoded(text, encoding, marked: marked)
            if !marked, text == "x\n" || encoding == .utf32BigEndian && text.count < 4 { continue }
            for pieces in [nil, 1, 3, 5] as [Int?] {
                let sink = try reading(bytes, pieces: pieces)
                #expect(sink.text == text)
                #expect(sink.texts.first?.line == 1)
                #expect(sink.texts.first?.column == 1)
            }
        }
    }

    @Test func readsWindows1252() throws {
        let bytes: [UInt8] =
            Array("Stra".utf8) + [0xDF, 0x65, 0x20, 0x80, 0x20, 0x93, 0xE9, 0x94] + Array(" text\n".utf8)
        #expect(try reading(bytes).text == "Straße € “é” text\n")
    }

    @Test func repairsWhatIsNoCharacter() {
        var text: [UInt8] = []
        var utf8 = Transcoder(.utf8, repairs: true)
        utf8.append([0x61, 0xE2, 0x82], isLast: false, to: &text)
        utf8.append([0xAC, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0x62, 0xE2], isLast: true, to: &text)
        let replaced = String(repeating: "\u{FFFD}", count: 9)
        #expect(String(decoding: text, as: UTF8.self) == "a€\(replaced)b\u{FFFD}")
        var wide: [UInt8] = []
        var utf16 = Transcoder(.utf16LittleEndian, repairs: true)
        utf16.append([0x00, 0xD8, 0x41, 0x00, 0x00, 0xDC, 0x3D, 0xD8], isLast: false, to: &wide)
        utf16.append([0x00, 0xDE, 0x41], isLast: true, to: &wide)
        #expect(String(decoding: wide, as: UTF8.self) == "\u{FFFD}A\u{FFFD}😀\u{FFFD}")
    }

    @Test func agreesWithTheStandardLibraryAboutRepairs() {
        var numbers = SplitMix64(seed: 7)
        let lively: [UInt8] = [
            0x61, 0x80, 0xBF, 0xC2, 0xC0, 0xE0, 0xED, 0xA0, 0x9F, 0xF0, 0xF4, 0x90, 0x8F, 0xEF, 0xFF,
        ]
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
                lively.randomElement(using: &numbers) ?? 0
            }
            let cut = Int.random(in: 0...bytes.count, using: &numbers)
            var text: [UInt8] = []
            var transcoder = Transcoder(.utf8, repairs: true)
            transcoder.append(Array(bytes[..<cut]), isLast: false, to: &text)
            transcoder.append(Array(bytes[cut...]), isLast: true, to: &text)
            #expect(text == Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
    }

    @Test func readsWhatTheSystemKnows() throws {
        var text: [UInt8] = []
        var transcoder = Transcoder(TextEncoding(label: "KOI8-R"), repairs: true)
        transcoder.append([0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], isLast: true, to: &text)
        #expect(String(decoding: text, as: UTF8.self) == "Привет")
        #expect(TextEncoding(label: "UTF-8//TRANSLIT") == .windows1252)
        #expect(TextEncoding(label: "../../x") == .windows1252)
    }

    @Test func readsLinesThatEndInReturns() throws {
        let sink = try reading("name,ssn,city\rAda,1,Rome\rBob,2,Oslo\r")
        #expect(sink.values.map(\.description).prefix(2) == ["1:name@2=Ada", "2:ssn@2=1"])
    }
}
