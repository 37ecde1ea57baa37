import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells from a record's bytes, without parsing it, that it surely is not what a query looks for.
///
/// It relies on how this plane writes records: compact, and `eventTime`, `eventSource` and `awsRegion` before any text
/// of the caller's choosing that is not inside a JSON string, where quotes are escaped.
struct LineFilter {
    private let needles: [[UInt8]]
    private let start: [UInt8]?
    private let end: [UInt8]?
    private let region: [UInt8]?
    private let globalSources: Set<[UInt8]>

    private static let eventTime = Array("\"eventTime\":\"".utf8)
    private static let eventSource = Array("\"eventSource\":\"".utf8)
    private static let awsRegion = Array("\"awsRegion\":\"".utf8)

    init(_ query: AuditQuery) {
        var needles: [[UInt8]] = []
        if let account = query.account { needles.append(Array("\"recipientAccountId\":\"\(account)\"".utf8)) }
        switch query.attribute?.name {
        case .readOnly?: needles.append(Array("\"readOnly\":\(query.attribute?.value == "true")".utf8))
        case .username? where query.attribute?.value == "root": needles.append(Array("\"type\":\"Root\"".utf8))
        case .some: needles.append(Self.escaped(query.attribute?.value ?? ""))
        case nil: break
        }
        self.needles = needles
        start = query.lowerBound.map { Array($0.ceilingSecond.iso8601.utf8) }
        end = query.end.map { Array($0.iso8601.utf8) }
        region = query.region.map { Array($0.rawValue.utf8) }
        globalSources = Set(query.globalSources.map { Array($0.utf8) })
    }

    func mayMatch(_ line: ArraySlice<UInt8>) -> Bool {
        line.withUnsafeBytes { bytes in
            if start != nil || end != nil {
                guard let time = Self.value(of: Self.eventTime, in: bytes) else { return true }
                if let start, time.lexicographicallyPrecedes(start) { return false }
                if let end, end.lexicographicallyPrecedes(time) { return false }
            }
            if let region {
                guard let found = Self.value(of: Self.awsRegion, in: bytes) else { return true }
                if !found.elementsEqual(region) {
                    guard !globalSources.isEmpty, let source = Self.value(of: Self.eventSource, in: bytes),
                        globalSources.contains(Array(source))
                    else { return false }
                }
            }
            return needles.allSatisfy { Self.find($0, in: bytes) != nil }
        }
    }

    /// A value's text up to its closing quote.
    private static func value(of name: [UInt8], in bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer>? {
        guard let start = find(name, in: bytes).map({ $0 + name.count }) else { return nil }
        let rest = bytes[start...]
        return rest.prefix { $0 != UInt8(ascii: "\"") }
    }

    private static func find(_ needle: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
        guard !needle.isEmpty, let base = bytes.baseAddress else { return 0 }
        // By the first byte: libc's own search for strings is not offered to Swift everywhere.
        var start = 0
        while start + needle.count <= bytes.count,
            let hit = memchr(base + start, Int32(needle[0]), bytes.count - needle.count - start + 1)
        {
            if memcmp(hit, needle, needle.count) == 0 { return UnsafeRawPointer(hit) - base }
            start = UnsafeRawPointer(hit) - base + 1
        }
        return nil
    }

    /// As it stands inside a JSON string.
    private static func escaped(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return Array(writer.bytes.dropFirst().dropLast())
    }
}

extension Timestamp {
    /// Itself when it is a whole second, else the next one.
    fileprivate var ceilingSecond: Timestamp {
        let floor = Timestamp(seconds: seconds)
        return floor == self ? self : floor.adding(seconds: 1)
    }
}
