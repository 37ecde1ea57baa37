import CLibXML2

/// One element of a request's XML. Text between elements is white space by every shape there is, and not kept.
struct XMLElement: Sendable, Hashable {
    /// Without its prefix: AWS looks at no namespace in requests.
    let name: String
    /// By their names as written, prefix included.
    var attributes: [String: String] = [:]
    var children: [XMLElement] = []
    var text = ""
}

/// Reads XML that comes from outside, through libxml2's streaming reader.
///
/// A document type, and so every entity of one's own, is refused before the parser sees it; nothing is ever fetched.
/// Depth and the number of elements are bounded.
enum XMLDocument {
    private static let maximumDepth = 64
    private static let maximumElements = 200_000
    private static let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    /// libxml2 wants to be set up once before threads use it.
    private static let library: Void = xmlInitParser()

    /// - Throws: `DecodingFailure.body` for XML that is not well-formed, has a document type or exceeds the bounds.
    static func parse(_ bytes: [UInt8]) throws(DecodingFailure) -> XMLElement {
        _ = library
        guard !hasDocumentType(bytes), bytes.count <= Int32.max else { throw .body("The XML has a document type") }
        // Some faults are printed past the options, by a handler that each thread has of its own: a client could fill
        // the plane's log.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        let root: XMLElement? = bytes.withUnsafeBytes { buffer in
            // The encoding is fixed, so that what was looked for above is what the parser reads.
            guard
                let reader = xmlReaderForMemory(
                    buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8",
                    Int32(options))
            else { return nil }
            defer { xmlFreeTextReader(reader) }
            return read(reader)
        }
        guard let root else { throw .body("The XML is not well-formed") }
        return root
    }

    /// nil as soon as something is wrong.
    private static func read(_ reader: xmlTextReaderPtr) -> XMLElement? {
        var open: [XMLElement] = []
        var root: XMLElement?
        var count = 0
        var status = xmlTextReaderRead(reader)
        while status == 1 {
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                count += 1
                guard open.count < maximumDepth, count <= maximumElements else { return nil }
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                let element = start(reader)
                if isEmpty { close(element, &open, &root) } else { open.append(element) }
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                guard let element = open.popLast() else { return nil }
                close(element, &open, &root)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
                guard !open.isEmpty else { break }
                open[open.count - 1].text += text(xmlTextReaderConstValue(reader))
            case XML_READER_TYPE_COMMENT.rawValue, XML_READER_TYPE_PROCESSING_INSTRUCTION.rawValue,
                XML_READER_TYPE_XML_DECLARATION.rawValue:
                break
            default: return nil
            }
            status = xmlTextReaderRead(reader)
        }
        return status == 0 ? root : nil
    }

    private static func close(_ element: XMLElement, _ open: inout [XMLElement], _ root: inout XMLElement?) {
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    private static func start(_ reader: xmlTextReaderPtr) -> XMLElement {
        var element = XMLElement(name: text(xmlTextReaderConstLocalName(reader)))
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            element.attributes[text(xmlTextReaderConstName(reader))] = text(xmlTextReaderConstValue(reader))
        }
        return element
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    /// Whether a document type stands before the root element, which is the only place for one.
    private static func hasDocumentType(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[mark...]
            if rest.starts(with: "<!--".utf8) {
                rest = after("-->", in: rest.dropFirst(4))
            } else if rest.starts(with: "<?".utf8) {
                rest = after("?>", in: rest.dropFirst(2))
            } else {
                return rest.starts(with: "<!".utf8)
            }
        }
        return false
    }

    private static func after(_ end: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = Array(end.utf8)
        var rest = bytes
        while let mark = rest.firstIndex(of: end[0]) {
            rest = rest[mark...]
            if rest.starts(with: end) { return rest.dropFirst(end.count) }
            rest = rest.dropFirst()
        }
        return []
    }
}
