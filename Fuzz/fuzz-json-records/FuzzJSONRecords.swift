import Discovery
import Extraction
import FuzzSupport

/// libFuzzer's entry: the first byte chooses JSON or JSON Lines and the sizes, and the rest is the file. Whatever it
/// is, reading it must neither trap nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let choice = start[0]
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    var limits = ReadingLimits()
    limits.blockSize = choice & 1 == 0 ? 1 << 16 : 16
    limits.recordSize = choice & 2 == 0 ? 1 << 20 : 1_024
    limits.fields = choice & 4 == 0 ? 1_000 : 4
    var sink = CheckingSink()
    let source = ByteSource(bytes)
    let type =
        choice & 8 == 0
        ? FileType(choice & 16 == 0 ? .json : .jsonLines, "application/json")
        : (try? Sniffer.type(of: source, name: "x.json")) ?? FileType(.text, "")
    try? TextReaders.read(source, as: type, document: Document(mediaType: ""), limits: limits, into: &sink) { _, _, _ in
    }
    return 0
}
