import Discovery
import Extraction
import FuzzSupport

/// libFuzzer's entry: the first byte chooses a message or a mailbox, and the rest is the file. Whatever it is, reading
/// it and its attachments must neither trap nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    let type = FileType(start[0] & 1 == 0 ? .mail : .mailbox, "message/rfc822")
    var sink = CheckingSink()
    try? TextReaders.read(ByteSource(bytes), as: type, document: Document(mediaType: ""), into: &sink) {
        document, source, sink in
        let found = try Sniffer.type(of: source, name: document.member.last)
        try TextReaders.read(source, as: found, document: document, into: &sink) { _, _, _ in }
    }
    return 0
}
