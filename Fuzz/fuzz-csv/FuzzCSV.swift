import Discovery
import Extraction
import FuzzSupport

/// libFuzzer's entry: the first byte chooses the dialect and the size of blocks, and the rest is the file. Whatever it
/// is, reading it must neither trap nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let choice = start[0]
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    let delimiters: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
    let dialect = DelimitedDialect(
        delimiter: delimiters[Int(choice & 3)], quote: choice & 4 == 0 ? 0x22 : nil, hasHeader: choice & 8 == 0,
        preamble: Int(choice >> 7))
    var limits = ReadingLimits()
    limits.blockSize = choice & 16 == 0 ? 1 << 16 : 16
    limits.recordSize = choice & 32 == 0 ? 1 << 20 : 64
    var sink = CheckingSink()
    let source = ByteSource(bytes)
    let type =
        choice & 64 == 0
        ? FileType(.delimited, "text/csv", dialect: dialect)
        : (try? Sniffer.type(of: source, name: "x.csv")) ?? FileType(.text, "")
    try? TextReaders.read(source, as: type, document: Document(mediaType: ""), limits: limits, into: &sink) { _, _, _ in
    }
    return 0
}
