package import Core
import Crypto

/// Takes an `aws-chunked` body apart as it comes in, and verifies its signatures when it has any.
///
/// Payload is handed on as soon as it is read, before its chunk's signature can be checked, so that memory stays
/// bounded whatever the size of the chunks: nothing of it may be kept unless `finish` returns.
package struct ChunkedDecoder {
    private enum State {
        case chunkHeader
        case data(remaining: Int)
        /// The line break behind a chunk's data.
        case dataEnd
        case trailers
        case complete
    }

    /// A size of 16 digits, `;chunk-signature=` and 64 digits fit three times over.
    private static let maximumChunkHeader = 256
    private static let maximumTrailers = 8_192

    private let decodedLength: Int
    private let hasTrailers: Bool
    private let expectedTrailers: Set<String>
    private var verifier: ChunkVerifier?

    private var state = State.chunkHeader
    private var line: [UInt8] = []
    private var trailerLength = 0
    private var received = 0
    private var hasher = SHA256()
    private var chunkSignature: [UInt8] = []
    private var isLastChunk = false
    private var trailerSignature: String?

    /// The trailing headers, such as checksums, without their signature; all of them once `finish` returned.
    package private(set) var trailers = HTTPHeaders()

    /// - Parameters:
    ///   - verified: of the request's head, with a chunked payload mode.
    ///   - decodedLength: from `x-amz-decoded-content-length`, in bytes.
    ///   - expectedTrailers: from `x-amz-trailer`, in lower case.
    package init(_ verified: VerifiedSignature, decodedLength: Int, expectedTrailers: [String] = []) {
        self.decodedLength = decodedLength
        self.expectedTrailers = Set(expectedTrailers)
        hasTrailers = verified.payload != .signedChunks
        if verified.payload != .unsignedChunksWithTrailer {
            verifier = ChunkVerifier(
                key: verified.key, time: verified.time, scope: verified.scope, seed: verified.signature)
        }
    }

    /// Takes the next bytes of the body, cut anywhere, and returns the payload in them.
    package mutating func feed(_ bytes: [UInt8]) throws(SignatureError) -> [UInt8] {
        var payload: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .data(let remaining): try takeData(remaining, from: &rest, into: &payload)
            case .complete: throw .malformedChunk("Bytes after the last chunk")
            case .chunkHeader:
                if let line = try takeLine(from: &rest, limit: Self.maximumChunkHeader) { try chunkHeader(line) }
            case .dataEnd:
                if let line = try takeLine(from: &rest, limit: 2) { try dataEnd(line) }
            case .trailers:
                if let line = try takeLine(from: &rest, limit: Self.maximumTrailers) { try trailer(line) }
            }
        }
        return payload
    }

    /// To be called at the end of the body.
    ///
    /// - Throws: when something is missing.
    package func finish() throws(SignatureError) {
        guard case .complete = state else {
            throw received < decodedLength
                ? .wrongDecodedLength(declared: decodedLength, found: received)
                : .malformedChunk("The body ends before its last chunk does")
        }
    }
}

extension ChunkedDecoder {
    /// The bytes up to a line break, without it; nil when the rest holds none yet.
    private mutating func takeLine(
        from rest: inout ArraySlice<UInt8>, limit: Int
    ) throws(SignatureError) -> [UInt8]? {
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        line.append(contentsOf: rest[..<(end ?? rest.endIndex)])
        guard line.count <= limit else { throw .malformedChunk("A line is longer than \(limit) bytes") }
        guard let end else {
            rest = []
            return nil
        }
        rest = rest[(end + 1)...]
        guard line.last == UInt8(ascii: "\r") else { throw .malformedChunk("A line does not end with CR LF") }
        defer { line.removeAll(keepingCapacity: true) }
        return line.dropLast()
    }

    private mutating func chunkHeader(_ line: [UInt8]) throws(SignatureError) {
        let parts = line.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
        guard (1...16).contains(parts[0].count) else { throw .malformedChunk("A chunk has no size") }
        var size = 0
        for digit in parts[0] {
            guard let value = Hexadecimal.value(of: digit) else { throw .malformedChunk("A chunk's size is no number") }
            // Checked digit by digit: no chunk may be larger than what is left, and sixteen digits may not fit.
            size = size << 4 | Int(value)
            guard size <= decodedLength - received else {
                throw .wrongDecodedLength(declared: decodedLength, found: received + size)
            }
        }
        if verifier != nil {
            let name = Array("chunk-signature=".utf8)
            guard parts.count == 2, parts[1].starts(with: name), parts[1].count == name.count + 64 else {
                throw .malformedChunk("A chunk has no signature")
            }
            chunkSignature = Array(parts[1].dropFirst(name.count))
        }
        hasher = SHA256()
        isLastChunk = size == 0
        if isLastChunk {
            try endChunk()
            state = hasTrailers ? .trailers : .dataEnd
        } else {
            state = .data(remaining: size)
        }
    }

    private mutating func takeData(
        _ remaining: Int, from rest: inout ArraySlice<UInt8>, into payload: inout [UInt8]
    ) throws(SignatureError) {
        let part = rest.prefix(remaining)
        payload.append(contentsOf: part)
        if verifier != nil { part.withUnsafeBytes { hasher.update(bufferPointer: $0) } }
        received += part.count
        rest = rest.dropFirst(part.count)
        if part.count == remaining {
            try endChunk()
            state = .dataEnd
        } else {
            state = .data(remaining: remaining - part.count)
        }
    }

    private mutating func endChunk() throws(SignatureError) {
        guard let expected = verifier?.sign(chunk: hasher.finalize()) else { return }
        guard ConstantTime.equal(expected, chunkSignature) else { throw .chunkMismatch }
    }

    private mutating func dataEnd(_ line: [UInt8]) throws(SignatureError) {
        guard line.isEmpty else { throw .malformedChunk("A chunk is longer than its size") }
        if isLastChunk {
            try complete()
        } else {
            state = .chunkHeader
        }
    }

    private mutating func trailer(_ line: [UInt8]) throws(SignatureError) {
        guard !line.isEmpty else { return try endTrailers() }
        trailerLength += line.count
        guard trailerLength <= Self.maximumTrailers, let text = String(validating: line, as: UTF8.self),
            let colon = text.firstIndex(of: ":"), colon != text.startIndex, trailerSignature == nil
        else { throw .malformedTrailer }
        let name = text[..<colon].lowercased()
        let value = String(text[text.index(after: colon)...].drop { $0 == " " })
        if name == "x-amz-trailer-signature" {
            guard verifier != nil else { throw .malformedTrailer }
            trailerSignature = value
        } else {
            guard expectedTrailers.contains(name), trailers[name] == nil else { throw .malformedTrailer }
            trailers.append(name, value)
        }
    }

    private mutating func endTrailers() throws(SignatureError) {
        guard expectedTrailers.allSatisfy({ trailers[$0] != nil }) else { throw .malformedTrailer }
        if let expected = verifier?.sign(trailers: trailers) {
            guard ConstantTime.equal(expected, Array((trailerSignature ?? "").utf8)) else { throw .chunkMismatch }
        }
        try complete()
    }

    private mutating func complete() throws(SignatureError) {
        guard received == decodedLength else {
            throw .wrongDecodedLength(declared: decodedLength, found: received)
        }
        state = .complete
    }
}
