import CLibXML2
import Glibc

/// An XML document, node by node, as libxml2's reader gives it: no document type, no entities but XML's own, no
/// network, and libxml2's own bounds of depth and length.
final class XMLStream {
    enum Node {
        /// With its local name; `isEmpty` elements have no end.
        case start(String, isEmpty: Bool)
        case text([UInt8])
        case end(String)
    }

    private let source: ByteSource
    private var reader: xmlTextReaderPtr?
    private var failure: (any Error)?

    init(_ source: ByteSource) throws {
        self.source = source
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        reader = xmlReaderForIO(
            { context, buffer, count in
                guard let context, let buffer, count > 0 else { return -1 }
                let stream = Unmanaged<XMLStream>.fromOpaque(context).takeUnretainedValue()
                return stream.fill(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
            }, nil, Unmanaged.passUnretained(self).toOpaque(), nil, nil, options)
        guard reader != nil else { throw ReadingError.system(ENOMEM) }
    }

    deinit { xmlFreeTextReader(reader) }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
        do {
            return Int32(try source.read(into: buffer))
        } catch {
            failure = error
            return -1
        }
    }

    /// The next element's start or end, or text; nil at the end.
    func next() throws -> Node? {
        while true {
            let result = xmlTextReaderRead(reader)
            if result == 0 { return nil }
            if let failure { throw failure }
            guard result == 1 else { throw ReadingError.malformed("A part of it is no sound XML.") }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                return .start(name, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
            case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return .text(value)
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
                throw ReadingError.malformed("A part of it has a document type, which Office documents may not.")
            default: continue
            }
        }
    }

    /// An attribute of the element at hand, by its qualified name.
    func attribute(_ name: String) -> String? {
        guard let text = xmlTextReaderGetAttribute(reader, name) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    private var name: String { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }

    private var value: [UInt8] {
        guard let text = xmlTextReaderConstValue(reader) else { return [] }
        return Array(
            UnsafeBufferPointer(start: text, count: strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))))
    }
}
