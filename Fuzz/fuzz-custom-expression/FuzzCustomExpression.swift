import Discovery

/// libFuzzer's entry: the first line is a regular expression, as of a custom identifier and of an allow list, and the rest is
/// the text that both are tried on. Whatever they are, neither must trap or hang, and what is found must lie in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let lineEnd = bytes.firstIndex(of: 0x0A) ?? bytes.count
    let regex = String(decoding: bytes[..<lineEnd], as: UTF8.self)
    let text = Array(bytes[min(lineEnd + 1, bytes.count)...])
    guard let identifier = try? CustomIdentifier(name: "fuzzed", regex: regex) else { return 0 }
    guard let list = try? AllowList(name: "fuzzed", regex: regex) else {
        preconditionFailure("An allow list takes what a custom identifier takes.")  // This is the finding.
    }
    find(identifier, allowing: [], in: text)
    find(identifier, allowing: [list], in: text)
    return 0
}

private func find(_ identifier: CustomIdentifier, allowing lists: [AllowList], in text: [UInt8]) {
    guard let matcher = try? Rules(identifiers: [], custom: [identifier], allowLists: lists).matcher() else { return }
    matcher.beginDocument()
    var end = 0
    try? matcher.match(Block(bytes: text, form: .unstructured)) { detection in
        precondition(!detection.range.isEmpty && detection.range.lowerBound >= end)
        precondition(detection.range.upperBound <= text.count)
        end = detection.range.upperBound
    }
}
